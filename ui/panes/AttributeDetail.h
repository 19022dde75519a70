// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace h5scout::ui
{

/// A value in full, below a list that has a line for it: as much of it as can be laid out in reasonable time.
class AttributeDetail : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit AttributeDetail(QWidget* parent = nullptr);

    void showText(const QString& text);
    void hideText();
    /// Not all of the text is shown.
    bool isCut() const { return m_isCut; }

private:
    bool m_isCut = false;
};

} // namespace h5scout::ui
