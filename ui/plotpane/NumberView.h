// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QLabel>
#include <QWidget>

namespace h5scout::ui
{

/// A number, large, with its name above and its units behind; or several of them, a line each.
class NumberView : public QWidget
{
    Q_OBJECT
public:
    struct Entry
    {
        QString title;
        QString number; ///< empty while it is not known
        QString units;
    };

    explicit NumberView(QWidget* parent = nullptr);

    void setEntries(std::vector<Entry> entries);
    const std::vector<Entry>& entries() const noexcept { return m_entries; }
    /// "1.25 mm"; of several "Probe: 1.25 mm", a line each.
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyFonts();

    QLabel* m_title;
    QLabel* m_text;
    std::vector<Entry> m_entries;
};

} // namespace h5scout::ui
