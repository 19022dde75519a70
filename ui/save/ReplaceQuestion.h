// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QString>

class QWidget;

namespace h5scout::ui
{

/// Asks over `parent` whether the file may be replaced; `replace` is called if so.
void askToReplace(QWidget* parent, const QString& path, const std::function<void()>& replace);

} // namespace h5scout::ui
