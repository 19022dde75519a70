// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <span>

#include <QPointer>

#include "ui/panes/NodePane.h"
#include "ui/panes/PlotPlan.h"

class QAction;
class QComboBox;
class QLabel;
class QStackedWidget;

namespace h5scout::ui
{

class ImagePlot;
class LinePlot;
class NumberView;
class PaintWatcher;
class PlotWidget;
class ProgressLine;

/// The values of one array: a number, a line or an image, as PlotPlan decides; words where there is nothing to plot.
/// Asks for an overview at the resolution of the view first and for details when the user zooms in.
/// Traces view_requested, view_first and view_final. While the pane is hidden, finished() does not wait for painting.
class PlotPane : public NodePane
{
    Q_OBJECT
public:
    explicit PlotPane(QWidget* parent = nullptr);
    ~PlotPane() override;

    bool isUsefulFor(const NodeInfo& node) const override;
    void showNode(FileClient* file, const NodeInfo& node) override;
    void clear() override;

    /// Home: shows everything again.
    QAction* resetViewAction() const { return m_resetView; }
    /// Ctrl+Shift+C: the picture to the clipboard.
    QAction* copyPictureAction() const { return m_copyPicture; }

private:
    enum class Purpose : std::uint8_t { Labels, Overview, Detail };

    void buildToolRow();
    void requestLabels();
    void requestOverview();
    void requestNumber();
    void requestLineDetail(quint64 start, quint64 count, quint32 columns);
    void requestImageDetail(const Range& rows, const Range& columns, const QSize& size);
    EnvelopeQuery lineQuery() const;
    ImageQuery imageQuery() const;

    /// Joins a request to the pane: `show` gets its parts and its answer as long as the node is the same.
    template <typename T>
    void track(const Request<T>& request, Purpose purpose, std::function<void(const T&, bool isComplete)> show);
    void stopRequests();
    void requestFailed(Purpose purpose, const UserError& error);
    void requestCancelled(Purpose purpose);

    void showPage(QWidget* page);
    void showWords(const QString& words);
    void showLabels();
    void noteRoundedIntegers(std::span<const double> minimum, std::span<const double> maximum);
    void showNotes();
    void copyPicture();
    /// Something new is to be painted; reports follow when it has been.
    void pictureChanged();
    void picturePainted();
    void reportFinished();
    PlotWidget* currentPlot() const;

    QLabel* m_caption = nullptr;
    QComboBox* m_colorMaps = nullptr;
    QAction* m_resetView = nullptr;
    QAction* m_copyPicture = nullptr;
    ProgressLine* m_progress = nullptr;
    QStackedWidget* m_pages = nullptr;
    QLabel* m_words = nullptr;
    NumberView* m_number = nullptr;
    LinePlot* m_line = nullptr;
    ImagePlot* m_image = nullptr;
    QLabel* m_notes = nullptr;
    PaintWatcher* m_watcher = nullptr;

    QPointer<FileClient> m_file;
    NodeInfo m_node;
    PlotPlan m_plan;
    QString m_plotNote;
    QString m_integerNote;

    quint64 m_generation = 0; ///< counts nodes: answers for an older one are dropped
    OwnerId m_labelsOwner;
    OwnerId m_overviewOwner;
    OwnerId m_detailOwner;
    std::array<std::function<void()>, 3> m_cancel; ///< by Purpose
    int m_running = 0;
    bool m_hasPicture = false; ///< data or words, not labels alone
    bool m_wasErrorRaised = false;
    bool m_wasFirstPainted = false;
    bool m_wasFinalPainted = false;
    bool m_wasFinished = false;
};

} // namespace h5scout::ui
