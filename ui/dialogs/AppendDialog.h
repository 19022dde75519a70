// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "h5scout/client/EditTypes.h"
#include "ui/dialogs/AppendTarget.h"
#include "ui/dialogs/FileToAppend.h"
#include "ui/dialogs/FormDialog.h"
#include "ui/dialogs/NumberGrid.h"
#include "ui/dialogs/TableImport.h"

class QCheckBox;
class QProgressBar;
class QPushButton;

namespace h5scout::ui
{

class GridModel;
class GridView;
class TableFormatBar;

/// Rows for an enlargeable array, or one row for an array of rows of different length: typed, pasted from a
/// spreadsheet, or read from a CSV, text or .npy file. What does not fit is marked, and said in a sentence. A file with
/// more rows than a grid is for is appended as a whole: its first rows are shown.
class AppendDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit AppendDialog(const AppendTarget& target, QWidget* parent = nullptr);
    ~AppendDialog() override;

    void paste();
    void openFile(const QString& path);

Q_SIGNALS:
    /// Answered by accept() or showFailure().
    void requested(const h5scout::AppendRows& rows);
    void fileRequested(const h5scout::AppendFile& rows);

protected:
    Verdict verdict() const override;
    void request() override;
    QString lossOfReject() const override;

private:
    void layOut();
    void connectFields();
    QString whatToDo() const;
    QString roundingHint() const;
    bool isOneRow() const { return m_target.kind == NodeKind::VLArray; }
    void browse();
    void readAgain();
    void take(const ImportedTable& table);
    void showFormat(const ImportedTable& table);
    void offerRounding(bool isOffered);
    /// Nothing can be read again in another format any more.
    void forgetSource();
    void takeLarge(const ImportedTable& table);
    void setFile(std::optional<FileToAppend> file);
    void takeFileOut();
    /// Why what has been read fits nowhere.
    QString misfit(const ImportedTable& table) const;
    void lay(const ImportedTable& table);
    void beginReading();
    void endReading();

    AppendTarget m_target;
    GridModel* m_model;
    GridView* m_view;
    TableFormatBar* m_format;
    QCheckBox* m_round;
    QPushButton* m_add;
    QPushButton* m_remove;
    QPushButton* m_paste;
    QPushButton* m_open;
    QPushButton* m_takeOut;
    QProgressBar* m_progress;
    QPushButton* m_stop;
    TableImport* m_import;
    std::optional<FileToAppend> m_file;        ///< appended as a whole, instead of what the grid holds
    QString m_path;                            ///< of the file read last; empty: it was a text, or none
    std::shared_ptr<const std::string> m_text; ///< read last; null: none, or a file
    NumberGrid m_before;                       ///< what was there before it
    NumberGrid::Place m_place;                 ///< where it was laid
    bool m_isAgain = false;                    ///< the same text is read in another format
    bool m_isLaying = false;                   ///< the cells are changed by what was read, not by the user
    bool m_isTyped = false;                    ///< the user has changed cells
    bool m_needsRounding = false;              ///< the file read last is refused for nothing else
    QString m_failure;                         ///< of the last reading
    QString m_importNotes;                     ///< of the last that did not fail
};

} // namespace h5scout::ui
