// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QComboBox;

namespace h5scout::ui
{

/// Above a text: which of a node's texts is shown, and how. The actions work in the whole of `pane`.
class TextBar : public QWidget
{
    Q_OBJECT
public:
    explicit TextBar(QWidget* pane);

    /// What there is to choose from, and whether it is worth asking.
    void setChoice(const QStringList& names);
    bool wraps() const;

Q_SIGNALS:
    void chosen(int index);
    void wrapsChanged(bool wraps);
    void findRequested();

private:
    QComboBox* m_choice;
    QAction* m_wrap;
};

} // namespace h5scout::ui
