// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/models/PreviewImage.h"
#include "ui/panes/NodePane.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace h5scout::ui
{

class ChosenAttributes;
class NodeHeader;
class PaintWatcher;
class PreviewView;
class ProgressLine;
class WordsLabel;

/// The pictures that PyMoDAQ stores with a node: each attribute with "pixmap" in its name. They are decoded in another
/// thread.
class PreviewsPane : public NodePane
{
    Q_OBJECT
public:
    explicit PreviewsPane(QWidget* parent = nullptr);
    ~PreviewsPane() override;

    /// By the names of the attributes: only of a node that has been described.
    bool isUsefulFor(const NodeInfo& node) const override;
    void showNode(FileClient* file, const NodeInfo& node) override;
    void clear() override;

    const std::vector<PreviewView*>& views() const { return m_views; }
    /// Writes the picture's own bytes, in another thread.
    void save(const PreviewImage& preview, const QString& filePath);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void decode(const std::vector<AttributeInfo>& attributes);
    void showPreviews(std::vector<PreviewImage> previews, std::size_t stored);
    void addPreview(PreviewImage preview);
    void showWords(const QString& words);
    void addPreviewActions(PreviewView* view);
    void chooseFile(const PreviewImage& preview);
    void fit();
    void report(QWidget* shown);
    void removePreviews();

    ChosenAttributes* m_attributes;
    NodeHeader* m_header;
    ProgressLine* m_progress;
    QScrollArea* m_scroll;
    QWidget* m_content;
    QVBoxLayout* m_list;
    WordsLabel* m_words;
    PaintWatcher* m_watcher;
    std::vector<PreviewView*> m_views;
    quint64 m_generation = 0;
};

} // namespace h5scout::ui
