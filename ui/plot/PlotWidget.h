// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <optional>

#include <QPalette>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

class QCPPainter;

namespace h5scout::ui
{

class PlotCanvas;

enum class ViewPolicy : std::uint8_t { Reset, Keep };

struct PlotLabels
{
    QString title;
    QString x;
    QString y;
    QString value; ///< images: of the colour bar
};

/// What line and image plots have in common: the canvas, the labels, asking for detail when pan and zoom have settled.
/// A plot knows no file: whoever owns it answers detailNeeded() of the derived class.
class PlotWidget : public QWidget
{
    Q_OBJECT
public:
    ~PlotWidget() override;

    virtual void setLabels(const PlotLabels& labels) = 0;
    /// Shows everything, ranges chosen by the data.
    virtual void resetView() = 0;
    /// Forgets the data.
    virtual void clear() = 0;

    /// The plot as it is shown, in the pixels of the screen.
    QPixmap picture() const;
    /// Paints the plot as if it had `size` and, if given, the palette `colors`; for FigureExport. What is on the
    /// screen stays as it is.
    void paintFigure(QCPPainter* painter, const QSize& size, const std::optional<QPalette>& colors, bool hasBackground);
    /// The widget whose paint events show the data.
    QWidget* paintedWidget() const;
    /// Size of the drawing area in device pixels; a sensible guess before the first layout.
    QSize drawingSize() const;

Q_SIGNALS:
    /// What lies under the pointer, empty when it has left.
    void hintChanged(const QString& hint);
    /// Words about what is shown ("Infinite values are drawn at the edge."), empty if there is nothing to say.
    void noteChanged(const QString& note);

protected:
    explicit PlotWidget(QWidget* parent);

    PlotCanvas* canvas() const { return m_canvas; }
    /// Calls requestDetail() soon; called again meanwhile: later.
    void detailMayBeNeeded();
    /// Pan and zoom have settled, or the size has changed.
    virtual void requestDetail() = 0;
    /// Says `note` if it is another one than before.
    void setNote(const QString& note);

    void resizeEvent(QResizeEvent* event) override;

private:
    PlotCanvas* m_canvas;
    QTimer m_settled;
    QString m_note;
};

} // namespace h5scout::ui
