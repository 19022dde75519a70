// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QSplitter>

#include "ui/plot/ImageStyle.h"
#include "ui/plot/LinePlot.h"
#include "ui/plotpane/PlotPart.h"

namespace h5scout::ui
{

class PlotSession;
class PlotView;

/// What is plotted, in one view or, where there are navigation axes, in two beside each other: a map of the navigation
/// axes whose cursor chooses the place, and the signal there.
class PlotViews : public QSplitter
{
    Q_OBJECT
public:
    explicit PlotViews(QWidget* parent = nullptr);

    PlotView* signalView() const noexcept { return m_signal; }
    PlotView* navigationView() const noexcept { return m_navigation; }
    bool isNavigated() const;
    bool isBusy() const;

    /// Other data, or another view of them. There is something to show.
    void begin(const PlotSession& session, ViewPolicy policy);
    /// Another place in the same view of the same data.
    void show(const PlotSession& session, ViewPolicy policy);
    void showWords(const QString& words);
    /// Ends what is being read.
    void stop();
    /// Lets go of the data.
    void clear();

    void setLineStyle(const LineStyle& style);
    void setImageStyle(const ImageStyle& style);
    void resetView();
    QPixmap picture();

Q_SIGNALS:
    void busyChanged();
    void progressed(const h5scout::Progress& progress);
    /// Something new is to be painted.
    void changed();
    void failed(const h5scout::UserError& error);
    void hintChanged(const QString& hint);
    /// What the map says of itself; empty while there is none.
    void mapNoteChanged(const QString& note);
    /// What the colours of the signal span.
    void limitsChanged(const h5scout::ui::Span& limits);
    /// The user has chosen a place on the map: one index for each of its dimensions.
    void navigated(const std::vector<quint64>& place);

private:
    PlotView* m_navigation;
    PlotView* m_signal;
    std::optional<PlotPart> m_map; ///< as the navigation view shows it
};

} // namespace h5scout::ui
