// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace h5scout::ui
{

/// Calls `then` once, after `widget` (or a child of it, for a scroll area its viewport) has been painted the next time and the
/// picture has been handed to the window system. Nothing happens if the widget dies before. For traces and screenshots.
void afterNextPaint(QWidget* widget, std::function<void()> then);

} // namespace h5scout::ui
