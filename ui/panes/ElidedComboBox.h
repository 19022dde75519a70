// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace h5scout::ui
{

/// A combo box that says by an ellipsis that its text does not fit; the plain one cuts it anywhere, also in a number.
class ElidedComboBox : public QComboBox
{
    Q_OBJECT
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace h5scout::ui
