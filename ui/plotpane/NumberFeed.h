// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/plotpane/PlotFeed.h"
#include "ui/plotpane/PlotPart.h"

namespace h5scout::ui
{

class NumberView;

/// Single elements, exact as the file has them; less their background and with their error where there are such.
class NumberFeed : public PlotFeed
{
    Q_OBJECT
public:
    /// The view outlives the feed.
    explicit NumberFeed(NumberView* view, QObject* parent = nullptr);

    /// All parts are numbers. While `policy` is Keep the old ones stay until the new ones come.
    void show(std::vector<PlotPart> parts, ViewPolicy policy);

private:
    void request(std::size_t number);
    void setNumber(std::size_t number, const QString& text);

    NumberView* m_view;
    std::vector<PlotPart> m_parts;
};

} // namespace h5scout::ui
