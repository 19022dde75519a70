// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace h5scout::ui
{

/// Version, licence, the libraries in use with their versions; the text can be copied for a report.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace h5scout::ui
