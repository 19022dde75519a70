// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/FileToAppend.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::FileToAppend)
};

} // namespace

FileToAppend::FileToAppend(const ImportedTable& table, const AppendTarget& target)
    : m_target(target)
    , m_file(*table.largeFile)
    , m_format(table.format)
    , m_isRounded(table.isRounded)
    , m_problem(table.problem)
{
    const RowLayout layout = rowLayoutOf(target);
    if (m_problem.isEmpty())
        m_problem = misfit(table, layout);
    if (m_problem.isEmpty() && m_format)
        m_columns = table.elements.shape()[1];
    // The beginning of an array is no slices along another dimension than the first.
    const bool areRows = m_format || layout.growingDimension() == 0;
    if (m_problem.isEmpty() && areRows && table.elements.size() % layout.columnCount() == 0) {
        m_beginning = layout.asLines(table.elements);
        m_faults = layout.asLines(table.faults, m_columns);
    }
    if (m_problem.isEmpty() && !table.faults.empty())
        m_problem = QString::fromStdString(faultyCellSentence(table.faults.front(), target.type));
}

QString FileToAppend::misfit(const ImportedTable& table, const RowLayout& layout) const
{
    if (m_target.kind == NodeKind::VLArray)
        return Tr::tr("%1 has %2, which is more than one row takes.").arg(name(), size());
    if (!m_format)
        return QString::fromStdString(layout.arrayProblem(m_file.shape));
    const Shape& shape = table.elements.shape();
    return QString::fromStdString(layout.tableProblem(shape[0] + 1, shape[1])); // more than one line follows
}

QString FileToAppend::name() const
{
    return QFileInfo(m_file.path).fileName();
}

QString FileToAppend::size() const
{
    return formatBytes(m_file.stamp.byteCount);
}

QString FileToAppend::note() const
{
    const std::size_t lines = m_beginning.size() == 0 ? 0 : m_beginning.shape()[0];
    const QString shown = lines == 0 ? QString() : Tr::tr(" The first %1 lines are shown.").arg(formatCount(lines));
    if (m_format)
        return Tr::tr("Appends all rows of %1 (%2); if one does not fit, nothing is appended.").arg(name(), size()) +
               shown;
    const std::uint64_t rows = rowLayoutOf(m_target).rowCount(m_file.shape);
    return Tr::tr("Appends %1 rows of %2 (%3); the array will have %4.")
               .arg(formatCount(rows), name(), size(), formatCount(m_target.rowCount + rows)) +
           shown;
}

AppendFile FileToAppend::request() const
{
    return {m_target.path, m_file.path, m_file.stamp, m_target.type.element, m_format, m_columns, m_isRounded};
}

} // namespace h5scout::ui
