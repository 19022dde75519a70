// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace h5scout::ui
{

/// The icon `:/h5scout/icons/NAME.svg`, drawn in the text colour of the application's palette at the moment of painting
/// (the SVG says `currentColor`), so that it follows a change from light to dark. An empty icon if there is none of
/// that name.
QIcon icon(const QString& name);

} // namespace h5scout::ui
