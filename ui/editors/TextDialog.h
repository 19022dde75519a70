// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;

namespace h5scout::ui
{

class NoteLine;
class TextArea;

/// A text of any length: a comment, a long attribute. Save (or Ctrl+Enter) asks for it to be saved, and the dialog
/// stays until it is told the end, so that nothing typed is lost when saving fails. Cancel and Esc change nothing.
class TextDialog : public QDialog
{
    Q_OBJECT
public:
    /// `prompt` stands above the text.
    TextDialog(const QString& title, const QString& prompt, const QString& text, QWidget* parent = nullptr);

    TextArea* area() const { return m_area; }
    /// Saving has failed: says why, and lets the user go on.
    void saveFailed(const QString& sentence);

Q_SIGNALS:
    /// Answered by accept() or saveFailed().
    void saveRequested(const QString& text);

private:
    void check();
    void requestSave();

    QString m_before;
    TextArea* m_area;
    NoteLine* m_note;
    QPushButton* m_save = nullptr;
    bool m_isSaving = false;
};

} // namespace h5scout::ui
