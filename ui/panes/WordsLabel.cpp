// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/WordsLabel.h"

namespace h5scout::ui
{

namespace
{
constexpr int kRoom = 32; // pixels around the text
}

WordsLabel::WordsLabel(const char* name, QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QLatin1String(name));
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(kRoom);
    setForegroundRole(QPalette::PlaceholderText);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

} // namespace h5scout::ui
