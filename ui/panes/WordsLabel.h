// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace h5scout::ui
{

/// What a pane says, in quiet letters in its middle, where there is nothing to show. Plain text.
class WordsLabel : public QLabel
{
    Q_OBJECT
public:
    explicit WordsLabel(const char* name, QWidget* parent = nullptr);
};

} // namespace h5scout::ui
