// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QTextBrowser;

namespace h5scout::ui
{

/// Which keys do what, beside the window for as long as one likes.
class KeyHelpDialog : public QDialog
{
    Q_OBJECT
public:
    explicit KeyHelpDialog(QWidget* parent = nullptr);

    /// Brings the window's dialog to the front, or makes one.
    static void showFor(QWidget* window);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showKeys();

    QTextBrowser* m_text;
};

} // namespace h5scout::ui
