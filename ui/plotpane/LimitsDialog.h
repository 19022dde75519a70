// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDialog>

#include "ui/plot/PlotNumbers.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace h5scout::ui
{

/// The limits that two texts mean, or a sentence why they mean none.
struct LimitsVerdict
{
    std::optional<Span> limits;
    QString reason;
};
LimitsVerdict checkLimits(const QString& lower, const QString& upper);

/// Asks for the lowest and the highest value of a colour bar.
class LimitsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit LimitsDialog(const Span& limits, QWidget* parent = nullptr);

    /// Valid once accepted.
    Span limits() const;

private:
    void check();

    QLineEdit* m_lower;
    QLineEdit* m_upper;
    QLabel* m_reason;
    QPushButton* m_accept;
};

} // namespace h5scout::ui
