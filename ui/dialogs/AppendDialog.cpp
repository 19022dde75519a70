// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AppendDialog.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/dialogs/FormLook.h"
#include "ui/dialogs/GridModel.h"
#include "ui/dialogs/GridView.h"
#include "ui/dialogs/TableFormatBar.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr QSize kFirstSize{720, 520};
constexpr int kProgressSteps = 1000;

/// Of numbers that are rounded to the array's type when they are read; 0: none are that anybody would miss.
int keptDigits(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Float16:
        return 3;
    case ElementKind::Float32:
    case ElementKind::Complex64:
        return 7;
    default:
        return 0;
    }
}

QString joined(const QString& note, const QString& more)
{
    return more.isEmpty() ? note : note + QLatin1Char(' ') + more;
}

QPushButton* newButton(const char* name, const QString& text, const QString& toolTip)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(toolTip);
    button->setAutoDefault(false);
    return button;
}

} // namespace

AppendDialog::AppendDialog(const AppendTarget& target, QWidget* parent)
    : FormDialog(QStringLiteral("appendDialog"),
                 target.kind == NodeKind::VLArray ? tr("Append a Row") : tr("Append Rows"), tr("A&ppend"), parent)
    , m_target(target)
    , m_model(new GridModel(this))
    , m_view(new GridView(m_model))
    , m_format(new TableFormatBar)
    , m_round(new QCheckBox(tr("Ro&und to %1").arg(QString::fromStdString(dtypeName(target.type.element)))))
    , m_add(newButton("appendAdd", isOneRow() ? tr("&Add an Element") : tr("&Add a Row"),
                      tr("An empty one below (Insert)")))
    , m_remove(newButton("appendRemove", isOneRow() ? tr("&Remove Elements") : tr("&Remove Rows"),
                         tr("The chosen ones (Ctrl+Delete)")))
    , m_paste(newButton("appendPaste", tr("Pas&te"), tr("A table from the clipboard over the cells (Ctrl+V)")))
    , m_open(newButton("appendOpen", tr("&Open a File..."), tr("Reads CSV, TSV, text and .npy files")))
    , m_takeOut(newButton("appendTakeOut", tr("Ta&ke the File Out"), tr("Leaves the rows of the file out again")))
    , m_progress(new QProgressBar)
    , m_stop(newButton("appendStop", tr("Stop"), tr("Stops reading")))
    , m_import(new TableImport(this))
{
    m_view->setObjectName(QStringLiteral("appendGrid"));
    m_view->setAccessibleName(tr("The rows to append"));
    m_progress->setObjectName(QStringLiteral("appendProgress"));
    m_progress->setAccessibleName(tr("How much has been read"));
    m_progress->setRange(0, kProgressSteps);
    acceptButton()->setIcon(icon(QStringLiteral("append")));
    layOut();
    connectFields();
    m_model->start(m_target.type, rowLayoutOf(m_target));
    m_import->setWanted(m_target.type, m_model->layout().columnCount());
    m_view->setCurrentIndex(m_model->index(0, 0));
    m_view->setFocus();
    resize(kFirstSize);
}

AppendDialog::~AppendDialog()
{
    m_model->disconnect(this); // an open cell editor commits when the dialog is hidden by the destructors to come
}

void AppendDialog::layOut()
{
    auto* head = new QFormLayout;
    head->addRow(tr("Array:"), newPlainText(displayName(m_target.path), "appendPath"));
    head->addRow(tr("Takes:"), newPlainText(targetInWords(m_target), "appendTarget"));
    m_open->setIcon(icon(QStringLiteral("open")));
    auto* tools = new QHBoxLayout;
    tools->setSpacing(6);
    for (QPushButton* button : {m_add, m_remove, m_paste, m_open, m_takeOut})
        tools->addWidget(button);
    m_takeOut->hide();
    m_round->setObjectName(QStringLiteral("appendRound"));
    m_round->setToolTip(tr("Takes the nearest number that the array holds; without it, a file with numbers that the "
                           "array does not hold exactly is refused"));
    m_round->hide();
    tools->addSpacing(12);
    tools->addWidget(m_progress, 1);
    tools->addWidget(m_stop);
    tools->addStretch(0);
    body()->addLayout(head);
    body()->addWidget(m_view, 1);
    body()->addLayout(tools);
    body()->addWidget(m_format);
    body()->addWidget(m_round);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_progress, m_stop}) {
        QSizePolicy keepsPlace = widget->sizePolicy();
        keepsPlace.setRetainSizeWhenHidden(true);
        widget->setSizePolicy(keepsPlace);
    }
    endReading();
}

void AppendDialog::connectFields()
{
    connect(m_model, &GridModel::changed, this, [this] {
        m_failure.clear();
        m_needsRounding = false;
        if (!m_isLaying) { // what has been typed since would be lost if the text were read again
            m_isTyped = !m_model->grid().isEmpty();
            forgetSource();
            if (!m_isTyped)
                m_importNotes.clear();
        }
        review();
    });
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_view->addRow();
        m_view->setFocus();
    });
    connect(m_remove, &QPushButton::clicked, m_view, &GridView::removeChosenRows);
    connect(m_paste, &QPushButton::clicked, this, &AppendDialog::paste);
    connect(m_open, &QPushButton::clicked, this, &AppendDialog::browse);
    connect(m_takeOut, &QPushButton::clicked, this, [this] {
        takeFileOut();
        m_view->setFocus();
    });
    connect(new QShortcut(QKeySequence::Paste, this), &QShortcut::activated, this, &AppendDialog::paste);
    connect(m_format, &TableFormatBar::changed, this, [this] {
        m_model->setDecimal(m_format->format().decimal);
        readAgain();
        review();
    });
    connect(m_round, &QCheckBox::toggled, this, [this](bool rounds) {
        m_import->setRounding(rounds);
        readAgain();
    });
    connect(m_import, &TableImport::finished, this, &AppendDialog::take);
    connect(m_import, &TableImport::progressed, this, [this](double share) {
        m_progress->show();
        m_stop->show();
        m_progress->setValue(static_cast<int>(share * kProgressSteps));
    });
    connect(m_stop, &QPushButton::clicked, m_import, &TableImport::stop);
}

QString AppendDialog::whatToDo() const
{
    if (m_target.type.names)
        return tr("Type or paste names or numbers of the enum, or open a file that has them.");
    return m_target.type.isText() ? tr("Type or paste texts, or open a file that has them.")
                                  : tr("Type or paste numbers, or open a file that has them.");
}

Verdict AppendDialog::verdict() const
{
    const NumberGrid& grid = m_model->grid();
    const std::size_t rows = m_model->filledRowCount(); // empty ones at the end wait for being filled
    if (m_import->isRunning())
        return {.note = tr("The table is being read."), .isReady = false};
    if (!m_failure.isEmpty())
        return {m_failure + roundingHint()};
    if (m_file)
        return m_file->problem().isEmpty() ? Verdict{.note = joined(m_file->note(), m_importNotes)}
                                           : Verdict{m_file->problem() + roundingHint()};
    if (grid.rowCount() > 0 && grid.isEmpty())
        return {.note = whatToDo(), .isReady = false};
    const auto fault = grid.firstFault();
    if (fault && fault->row < rows * m_model->layout().linesOfARow()) {
        const QString problem = m_model->problemOf(*fault);
        const QString place = isOneRow() ? tr("Element %1").arg(fault->row) : m_model->nameOf(*fault);
        return {tr("%1: %2").arg(place, problem)};
    }
    if (isOneRow())
        return {{},
                nullptr,
                joined(rows == 1 ? tr("Appends one row of 1 element.")
                                 : tr("Appends one row of %1 elements.").arg(formatCount(rows)),
                       m_importNotes)};
    if (rows == 0)
        return {.note = tr("There is no row to append."), .isReady = false};
    if (m_target.roomForRows && rows > *m_target.roomForRows)
        return {tr("%1 rows are too many: the array has room for %2.")
                    .arg(formatCount(rows), formatCount(*m_target.roomForRows))};
    QString note = rows == 1 ? tr("Appends one row; the array will have %1.").arg(formatCount(m_target.rowCount + 1))
                             : tr("Appends %1 rows; the array will have %2.")
                                   .arg(formatCount(rows), formatCount(m_target.rowCount + rows));
    if (const int digits = keptDigits(m_target.type.element.kind); digits > 0)
        note +=
            QLatin1Char(' ') +
            tr("%1 keeps about %2 digits.").arg(QString::fromStdString(dtypeName(m_target.type.element))).arg(digits);
    if (m_model->isCut())
        note += QLatin1Char(' ') + tr("Only the first of them are shown.");
    return {{}, nullptr, joined(note, m_importNotes)};
}

/// Behind what is wrong with a file.
QString AppendDialog::roundingHint() const
{
    return m_needsRounding ? tr(" Tick \"Round to %1\" to append the nearest numbers that it holds.")
                                 .arg(QString::fromStdString(dtypeName(m_target.type.element)))
                           : QString();
}

void AppendDialog::request()
{
    if (m_file) {
        Q_EMIT fileRequested(m_file->request());
        return;
    }
    const std::size_t lineCount = m_model->filledRowCount() * m_model->layout().linesOfARow();
    const NdArray lines = m_model->grid().elements(lineCount);
    const NdArray rows = m_model->layout().asRows(lines);
    Q_EMIT requested({m_target.path, rows});
}

QString AppendDialog::lossOfReject() const
{
    const bool isAnyTyped = m_isTyped && !m_model->grid().isEmpty();
    return isAnyTyped ? tr("What has been typed is not in the file yet. Discard it?") : QString();
}

} // namespace h5scout::ui
