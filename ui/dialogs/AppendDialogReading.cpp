// SPDX-License-Identifier: GPL-3.0-or-later
// The way of pasted texts and opened files into the cells.
#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSettings>

#include "ui/dialogs/AppendDialog.h"
#include "ui/dialogs/GridModel.h"
#include "ui/dialogs/GridView.h"
#include "ui/dialogs/ImportNotes.h"
#include "ui/dialogs/TableFormatBar.h"

namespace h5scout::ui
{

namespace
{

QString folderKey()
{
    return QStringLiteral("dialogs/appendDialog/folder");
}

} // namespace

void AppendDialog::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (isBusy() || m_file || text.trimmed().isEmpty())
        return;
    m_isAgain = false;
    m_place = m_view->pastePlace();
    m_import->readText(std::make_shared<const std::string>(text.toStdString()), std::nullopt);
    beginReading();
}

void AppendDialog::openFile(const QString& path)
{
    takeFileOut();
    m_isAgain = false;
    offerRounding(false); // each file is another question
    m_place = {m_model->filledRowCount() * m_model->layout().linesOfARow(), 0};
    m_import->readFile(path);
    beginReading();
}

void AppendDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Open a Table"), QSettings().value(folderKey()).toString());
    dialog->setObjectName(QStringLiteral("tableDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt *.dat *.asc *.npy)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSettings().setValue(folderKey(), QFileInfo(path).absolutePath());
        openFile(path);
    });
    dialog->open();
}

void AppendDialog::readAgain()
{
    if (!m_text && m_path.isEmpty())
        return;
    m_isAgain = true;
    if (!m_path.isEmpty())
        m_import->readFile(m_path, m_format->format());
    else
        m_import->readText(m_text, m_format->format());
    beginReading();
}

QString AppendDialog::misfit(const ImportedTable& table) const
{
    const RowLayout& layout = m_model->layout();
    if (!table.format)
        return QString::fromStdString(layout.arrayProblem(table.elements.shape()));
    const Shape& shape = table.elements.shape();
    // A narrower table may be laid over some of the columns.
    if (m_place.column + shape[1] <= layout.columnCount())
        return {};
    return QString::fromStdString(layout.tableProblem(shape[0], shape[1]));
}

void AppendDialog::showFormat(const ImportedTable& table)
{
    using Source = TableFormatBar::Source;
    m_format->setSource(!table.format ? Source::None : table.path.isEmpty() ? Source::Text : Source::TextFile);
    if (!table.format)
        return;
    m_format->setFormat(*table.format);
    m_model->setDecimal(table.format->decimal);
}

void AppendDialog::offerRounding(bool isOffered)
{
    m_round->setVisible(isOffered);
    if (isOffered)
        return;
    const QSignalBlocker silence(m_round);
    m_round->setChecked(false);
    m_import->setRounding(false);
}

void AppendDialog::forgetSource()
{
    m_text.reset();
    m_path.clear();
    m_format->setSource(TableFormatBar::Source::None);
    offerRounding(false);
}

/// The dialog appends the file, or, without one, what the grid holds.
void AppendDialog::setFile(std::optional<FileToAppend> file)
{
    m_file = std::move(file);
    m_model->setReadOnly(m_file.has_value());
    m_takeOut->setVisible(m_file.has_value());
    for (QPushButton* button : {m_add, m_remove, m_paste})
        button->setEnabled(!m_file);
}

void AppendDialog::takeFileOut()
{
    if (!m_file)
        return;
    setFile(std::nullopt);
    forgetSource();
    m_importNotes.clear();
    m_model->start(m_target.type, m_model->layout());
}

void AppendDialog::takeLarge(const ImportedTable& table)
{
    if (!m_file && !m_model->grid().isEmpty()) {
        m_failure = tr("%1 is so large that it can only be appended by itself: append the rows that are here first, or "
                       "remove them.")
                        .arg(QFileInfo(table.largeFile->path).fileName());
        offerRounding(false);
        return;
    }
    FileToAppend file(table, m_target);
    NumberGrid grid(m_target.type, m_model->layout().columnCount());
    if (file.beginning().size() > 0)
        grid.put({}, file.beginning(), file.faults());
    showFormat(table);
    const QScopedValueRollback laying(m_isLaying, true);
    setFile(std::move(file));
    m_importNotes = importNotes(table, m_target.type.element);
    m_model->setGrid(std::move(grid));
    m_model->setNames(table.names);
    if (const auto fault = m_model->grid().firstFault(); fault && !m_file->faults().empty())
        m_view->showCell(*fault);
    m_needsRounding = table.canBeRounded && !table.problem.isEmpty();
}

void AppendDialog::take(const ImportedTable& table)
{
    endReading();
    m_path = table.path;
    m_text = table.text;
    if (table.canBeRounded || !m_isAgain)
        offerRounding(table.canBeRounded);
    if (table.largeFile) {
        takeLarge(table);
        review();
        return;
    }
    if (!m_isAgain)
        m_before = m_model->grid();
    showFormat(table);
    QString failure = table.wasStopped ? tr("Reading was stopped.") : table.problem;
    if (failure.isEmpty())
        failure = misfit(table);
    if (failure.isEmpty()) {
        lay(table);
        m_importNotes = importNotes(table, m_target.type.element);
    }
    m_failure = failure;
    m_needsRounding = table.canBeRounded && !table.problem.isEmpty();
    review();
}

void AppendDialog::lay(const ImportedTable& table)
{
    const RowLayout& layout = m_model->layout();
    const bool isAsItIs = table.format && m_place.column + table.elements.shape()[1] <= layout.columnCount();
    const NdArray lines = isAsItIs       ? table.elements
                          : table.format ? layout.asLines(table.elements)
                                         : layout.linesOfArray(table.elements);
    const std::vector<FaultyCell> faults =
        isAsItIs || table.faults.empty() ? table.faults : layout.asLines(table.faults, table.elements.shape()[1]);
    m_before.readFaultsAgain(m_format->format().decimal);
    NumberGrid grid = m_before.isEmpty() ? NumberGrid(m_before.type(), m_before.columnCount()) : m_before;
    NumberGrid::Place place = m_before.isEmpty() ? NumberGrid::Place{} : m_place;
    if (!isAsItIs)
        place.column = 0;
    grid.put(place, lines, faults);
    const QScopedValueRollback laying(m_isLaying, true);
    m_model->setGrid(std::move(grid));
    if (table.elements.rank() == 2 && table.elements.shape()[1] == layout.columnCount())
        m_model->setNames(table.names);
    if (const auto fault = m_model->grid().firstFault())
        m_view->showCell(*fault);
}

void AppendDialog::beginReading()
{
    m_progress->setValue(0);
    review();
}

void AppendDialog::endReading()
{
    m_progress->hide();
    m_stop->hide();
}

} // namespace h5scout::ui
