// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <vector>

#include <QElapsedTimer>
#include <QStackedWidget>
#include <QTimer>

#include "ui/plotpane/PlotPart.h"

class QLabel;

namespace h5scout::ui
{

class ImageFeed;
class ImagePlot;
class LineFeed;
class LinePlot;
class NumberFeed;
class NumberView;
class PlotFeed;
class ScatterFeed;
class ScatterPlot;

/// One picture: a number, curves, an image or points, or words why there is none. All parts are of one kind; of images
/// and points only the first is drawn.
///
/// Called with other places of the same arrays in quick succession (a slider is dragged), it finishes what it is
/// reading as long as that is quick, then takes the newest place: so the picture follows, however fast the slider
/// moves.
class PlotView : public QStackedWidget
{
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;

    void show(std::vector<PlotPart> parts, ViewPolicy policy);
    void showWords(const QString& words);
    /// Ends what is being read.
    void stop();
    bool isBusy() const;
    /// Data or words have been shown, not an empty frame alone.
    bool hasPicture() const noexcept { return m_hasPicture; }

    const std::vector<PlotPart>& parts() const noexcept { return m_parts; }
    /// Null where there is a number or words.
    PlotWidget* currentPlot() const;
    /// The widget whose painting shows the data.
    QWidget* paintedWidget() const;
    LinePlot* linePlot() const noexcept { return m_line; }
    ImagePlot* imagePlot() const noexcept { return m_image; }
    ScatterPlot* scatterPlot() const noexcept { return m_scatter; }
    NumberView* numberView() const noexcept { return m_number; }

    /// A cursor that the user moves through the dimensions shown, for a navigation view: one index for each of them.
    void setCursor(const std::optional<std::vector<quint64>>& place);
    /// What of the dimensions shown is in view, one range each.
    std::vector<Range> visibleRanges(std::size_t part = 0) const;

Q_SIGNALS:
    void busyChanged();
    void progressed(const h5scout::Progress& progress);
    /// Something new is to be painted.
    void changed();
    void failed(const h5scout::UserError& error);
    void hintChanged(const QString& hint);
    void noteChanged(const QString& note);
    /// 64-bit integers have come that a double cannot hold.
    void integersRounded();
    void cursorMoved(const std::vector<quint64>& place);
    /// Another part of the dimensions shown is in view.
    void viewChanged();

private:
    PlotFeed* currentFeed() const;
    void begin(ViewPolicy policy);
    void takePending();
    void pictureFailed(const UserError& error, bool isNothingShown);

    QLabel* m_words;
    NumberView* m_number;
    LinePlot* m_line;
    ImagePlot* m_image;
    ScatterPlot* m_scatter;
    NumberFeed* m_numberFeed;
    LineFeed* m_lineFeed;
    ImageFeed* m_imageFeed;
    ScatterFeed* m_scatterFeed;

    std::vector<PlotPart> m_parts;
    std::optional<std::vector<PlotPart>> m_pending; ///< the newest place, while an older one is being read
    QTimer m_patience;                              ///< how long the older one may still take
    bool m_hasPicture = false;
    std::map<const PlotWidget*, QString> m_plotNotes; ///< what each plot says now
};

} // namespace h5scout::ui
