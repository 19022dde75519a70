// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/client/EditTypes.h"
#include "h5scout/import/RowLayout.h"
#include "ui/dialogs/AppendTarget.h"
#include "ui/dialogs/TableImport.h"

namespace h5scout::ui
{

/// A file with more rows than cells can show, to be appended as a whole: what is known of it from its beginning.
class FileToAppend
{
public:
    /// `table` has a largeFile.
    FileToAppend(const ImportedTable& table, const AppendTarget& target);

    const QString& path() const { return m_file.path; }
    /// Why it cannot be appended, a sentence; empty if the beginning stands against nothing.
    const QString& problem() const { return m_problem; }
    /// What will be appended, sentences.
    QString note() const;
    /// Lines of a grid to be shown, perhaps none, and which cells of them are faulty.
    const NdArray& beginning() const { return m_beginning; }
    const std::vector<FaultyCell>& faults() const { return m_faults; }
    /// What the worker is to do, if there is no problem.
    AppendFile request() const;

private:
    QString misfit(const ImportedTable& table, const RowLayout& layout) const;
    QString name() const;
    QString size() const;

    AppendTarget m_target;
    LargeFile m_file;
    std::optional<TableFormat> m_format;
    std::uint64_t m_columns = 0; ///< of a text
    bool m_isRounded;
    NdArray m_beginning;
    std::vector<FaultyCell> m_faults;
    QString m_problem;
};

} // namespace h5scout::ui
