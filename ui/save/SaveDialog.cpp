// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/SaveDialog.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/dialogs/FormLook.h"
#include "ui/export/DataExport.h"
#include "ui/plot/PlotWidget.h"
#include "ui/save/FigureForm.h"
#include "ui/save/FigurePreview.h"
#include "ui/save/FigureWriter.h"
#include "ui/save/NoteLine.h"
#include "ui/save/NumbersForm.h"
#include "ui/save/ReplaceQuestion.h"
#include "ui/save/TargetField.h"

namespace h5scout::ui
{

namespace
{

constexpr std::chrono::milliseconds kPatience{250};
constexpr int kWidth = 760;
constexpr int kProgressSteps = 1000;
constexpr quint64 kFewestBytesACell = 2;

ScreenFigure screenFigureOf(const PlotWidget* plot)
{
    return plot ? ScreenFigure{plot->size(), plot->devicePixelRatioF()} : ScreenFigure{QSize(640, 400), 1};
}

SaveNeed needOf(const std::optional<ExportRequest>& numbers, const QStringList& sources)
{
    SaveNeed need;
    need.sources = sources;
    if (!numbers)
        return need;
    const ExportSize size = exportSize(*numbers);
    need.guessedBytes = size.bytes;
    need.leastBytes = std::min(size.cells * kFewestBytesACell, size.bytes);
    return need;
}

} // namespace

SaveDialog::SaveDialog(std::vector<SaveSubject> subjects, QWidget* parent)
    : QDialog(parent)
    , m_subjects(std::move(subjects))
    , m_subject(new QComboBox)
    , m_asFigure(new QRadioButton(tr("Fi&gure")))
    , m_asNumbers(new QRadioButton(tr("N&umbers")))
    , m_forms(new QStackedWidget)
    , m_figurePage(new QWidget)
    , m_figure(new FigureForm)
    , m_preview(new FigurePreview)
    , m_numbers(new NumbersForm)
    , m_summary(new NoteLine)
    , m_target(new TargetField)
    , m_progress(new QProgressBar)
{
    Q_ASSERT(!m_subjects.empty());
    setObjectName(QStringLiteral("saveDialog"));
    setWindowTitle(tr("Save What Is Plotted"));
    m_subject->setObjectName(QStringLiteral("saveSubject"));
    m_asFigure->setObjectName(QStringLiteral("saveFigure"));
    m_asNumbers->setObjectName(QStringLiteral("saveNumbers"));
    m_summary->setObjectName(QStringLiteral("saveSummary"));
    m_progress->setObjectName(QStringLiteral("saveProgress"));
    m_progress->setAccessibleName(tr("How much has been saved"));
    for (const SaveSubject& each : m_subjects)
        m_subject->addItem(each.name);
    layOut();
    showChoices();
    connectFields();
    m_target->edit()->setFocus();
    m_target->edit()->selectAll();
}

SaveDialog::~SaveDialog() = default;

void SaveDialog::layOut()
{
    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(16);
    kinds->addWidget(m_asFigure);
    kinds->addWidget(m_asNumbers);
    kinds->addStretch(1);
    auto* head = new QFormLayout;
    head->addRow(tr("P&lot:"), m_subject);
    head->addRow(tr("Save as:"), kinds);

    auto* figure = new QHBoxLayout(m_figurePage);
    figure->setContentsMargins(0, 0, 0, 0);
    figure->setSpacing(16);
    figure->addWidget(m_figure, 1);
    figure->addWidget(m_preview, 0, Qt::AlignTop);
    m_forms->addWidget(m_figurePage);
    m_forms->addWidget(m_numbers);
    auto* where = new QFormLayout;
    where->addRow(tr("&File:"), m_target);

    auto* buttons = new QDialogButtonBox;
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("saveButton"));
    m_save->setIcon(icon(QStringLiteral("save")));
    m_save->setDefault(true);
    m_close = buttons->addButton(QDialogButtonBox::Cancel);
    m_close->setObjectName(QStringLiteral("saveCancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &SaveDialog::askOrStart);
    connect(buttons, &QDialogButtonBox::rejected, this, &SaveDialog::reject);

    QSizePolicy keepsPlace = m_progress->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsPlace);
    m_progress->hide();
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_progress, 1);
    foot->addSpacing(12);
    foot->addWidget(buttons);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addLayout(head);
    layout->addWidget(newRule());
    layout->addWidget(m_forms);
    layout->addWidget(m_summary);
    layout->addStretch(1);
    layout->addWidget(newRule());
    layout->addLayout(where);
    layout->addLayout(foot);
    head->setRowVisible(m_subject, m_subjects.size() > 1); // not before they have a parent: a window would flash up
    setMinimumWidth(kWidth);
    alignLabels(this);
}

void SaveDialog::connectFields()
{
    connect(m_subject, &QComboBox::currentIndexChanged, this, &SaveDialog::showSubject);
    connect(m_asFigure, &QRadioButton::toggled, this, &SaveDialog::review);
    connect(m_figure, &FigureForm::changed, this, &SaveDialog::review);
    connect(m_numbers, &NumbersForm::changed, this, &SaveDialog::review);
    connect(m_target, &TargetField::changed, this,
            [this] { m_save->setEnabled(!m_stop && problem().isEmpty() && m_target->isFine()); });
    connect(m_target, &TargetField::suffixTyped, this, &SaveDialog::chooseFormatOf);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, m_progress, &QWidget::show);
}

const SaveSubject& SaveDialog::subject() const
{
    return m_subjects.at(static_cast<std::size_t>(std::max(m_subject->currentIndex(), 0)));
}

SaveChoices SaveDialog::choices() const
{
    return {m_asNumbers->isChecked() ? SaveChoices::Kind::Numbers : SaveChoices::Kind::Figure, m_figure->choice(),
            m_numbers->choice(), m_lastFolder};
}

void SaveDialog::showChoices()
{
    const SaveChoices before = readSaveChoices(QSettings(), screenFigureOf(subject().plot));
    m_lastFolder = before.folder;
    m_figure->setChoice(before.figure);
    m_numbers->setChoice(before.numbers);
    (before.kind == SaveChoices::Kind::Numbers ? m_asNumbers : m_asFigure)->setChecked(true);
    showSubject();
}

void SaveDialog::chooseFormatOf(const QString& suffix)
{
    const auto wanted = withFormatOf(choices(), suffix);
    if (!wanted)
        return;
    const bool isFigure = wanted->kind == SaveChoices::Kind::Figure;
    if (isFigure ? subject().plot.isNull() : !subject().whole)
        return;
    m_figure->setChoice(wanted->figure);
    m_numbers->setChoice(wanted->numbers);
    (isFigure ? m_asFigure : m_asNumbers)->setChecked(true);
    review();
}

void SaveDialog::showSubject()
{
    const SaveSubject& shown = subject();
    m_figure->setScreen(screenFigureOf(shown.plot));
    m_numbers->setSubject(shown);
    m_asFigure->setEnabled(!shown.plot.isNull());
    if (!shown.plot)
        m_asNumbers->setChecked(true);
    m_target->setSuffix(suffixOf(choices()));
    if (!m_target->isTyped())
        m_target->setPath(shown.baseName, m_lastFolder.isEmpty() ? shown.folder : m_lastFolder);
    review();
}

QString SaveDialog::problem() const
{
    const SaveChoices now = choices();
    if (now.kind == SaveChoices::Kind::Figure)
        return figureProblem(figureSettings(now.figure));
    const std::optional<ExportRequest> numbers = chosenNumbers(subject(), now.numbers);
    return numbers ? exportProblem(*numbers) : tr("There are no numbers to save.");
}

void SaveDialog::review()
{
    const SaveChoices now = choices();
    const bool isFigure = now.kind == SaveChoices::Kind::Figure;
    m_forms->setCurrentWidget(isFigure ? m_figurePage : m_numbers);
    if (isFigure)
        m_preview->preview(subject().plot, figureSettings(now.figure));
    const QString wrong = problem();
    m_summary->setProblem(wrong);
    if (wrong.isEmpty())
        m_summary->setNote(isFigure ? figureSummary(figureSettings(now.figure))
                                    : numbersSummary(subject(), now.numbers));
    m_target->setSuffix(suffixOf(now));
    m_target->setNeed(needOf(isFigure ? std::nullopt : chosenNumbers(subject(), now.numbers), subject().sources));
    m_save->setEnabled(!m_stop && wrong.isEmpty() && m_target->isFine());
}

void SaveDialog::askOrStart()
{
    if (!m_target->isReplacing()) {
        start(Overwrite::Refuse);
        return;
    }
    askToReplace(this, m_target->path(), [this] { start(Overwrite::Replace); });
}

void SaveDialog::start(Overwrite overwrite)
{
    const SaveChoices now = choices();
    const QString path = m_target->path();
    const bool isFigure = now.kind == SaveChoices::Kind::Figure;
    for (QWidget* field : std::initializer_list<QWidget*>{m_subject, m_asFigure, m_asNumbers, m_forms, m_target})
        field->setEnabled(false);
    m_progress->setRange(0, isFigure ? 0 : kProgressSteps);
    m_progress->setValue(0);
    m_patience.start();
    m_close->setText(tr("Stop"));
    if (isFigure) {
        auto* job = new FigureWriter(subject().plot, figureSettings(now.figure), subject().title, this);
        watch(job, tr("Saved the figure as %1.").arg(path));
        job->saveTo(path, overwrite);
    } else {
        const std::optional<ExportRequest> numbers = chosenNumbers(subject(), now.numbers);
        auto* job = new DataExport(*numbers, now.numbers.format, this);
        connect(job, &DataExport::progressed, this, [this](quint64 done, quint64 total) {
            const double share = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
            m_progress->setValue(static_cast<int>(share * kProgressSteps));
        });
        watch(job, tr("Saved %1 as %2.").arg(formatRowCount(exportSize(*numbers).rows), path));
        job->saveTo(path, overwrite);
    }
    m_save->setEnabled(false);
}

template <typename Job>
void SaveDialog::watch(Job* job, const QString& sentence)
{
    m_stop = [job] { job->cancel(); };
    connect(job, &Job::finished, this, [this, job, sentence](const QString& path) {
        job->deleteLater();
        SaveChoices now = choices();
        now.folder = QFileInfo(path).absolutePath();
        QSettings settings;
        storeSaveChoices(settings, now);
        end();
        Q_EMIT saved(sentence);
        accept();
    });
    connect(job, &Job::failed, this, [this, job](const UserError& error) {
        job->deleteLater();
        end();
        m_target->showProblem(error.sentence());
    });
    connect(job, &Job::cancelled, this, [this, job] {
        job->deleteLater();
        end();
        m_target->showProblem(tr("Saving was stopped. Nothing has been left behind."));
    });
}

/// Nothing is being saved any more.
void SaveDialog::end()
{
    m_stop = {};
    m_patience.stop();
    m_progress->hide();
    m_close->setText(tr("Cancel"));
    for (QWidget* field : std::initializer_list<QWidget*>{m_subject, m_asNumbers, m_forms, m_target})
        field->setEnabled(true);
    m_asFigure->setEnabled(!subject().plot.isNull());
    review();
}

void SaveDialog::reject()
{
    if (m_stop)
        m_stop();
    else
        QDialog::reject();
}

} // namespace h5scout::ui
