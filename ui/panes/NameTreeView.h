// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace h5scout::ui
{

/// A QTreeView in which typing searches the first column, whichever the current one is: what was clicked or edited last
/// does not change what letters mean.
class NameTreeView : public QTreeView
{
    Q_OBJECT
public:
    using QTreeView::QTreeView;

    void keyboardSearch(const QString& search) override;
};

} // namespace h5scout::ui
