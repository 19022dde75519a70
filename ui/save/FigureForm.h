// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/save/SaveChoices.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace h5scout::ui
{

/// Format, size, resolution and colours of a figure.
class FigureForm : public QWidget
{
    Q_OBJECT
public:
    explicit FigureForm(QWidget* parent = nullptr);

    const FigureChoice& choice() const noexcept { return m_choice; }
    void setChoice(const FigureChoice& choice);
    /// What "as on the screen" means; the size follows if that is chosen.
    void setScreen(const ScreenFigure& screen);

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    void layOut();
    void connectFields();
    void takeSize();
    void takeResolution(int dpi);
    /// What changed what has been taken: the other fields follow.
    void tell();
    void showChoice();
    void showSize();
    /// Drawings have no pixels.
    LengthUnit shownUnit() const;

    QComboBox* m_format;
    QComboBox* m_preset;
    QDoubleSpinBox* m_width;
    QDoubleSpinBox* m_height;
    QComboBox* m_unit;
    QLabel* m_resolutionLabel;
    QSpinBox* m_resolution;
    QSpinBox* m_scale;
    QComboBox* m_colors;
    QCheckBox* m_transparent;

    FigureChoice m_choice;
    ScreenFigure m_screen;
    bool m_isShowing = false; ///< the fields follow the choice, not the user
};

} // namespace h5scout::ui
