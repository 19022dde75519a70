// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/models/PreviewImage.h"

namespace h5scout::ui
{

/// One picture: fitted to the room there is, or, after a click, in its own size.
class PreviewView : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewView(PreviewImage preview, QWidget* parent = nullptr);

    const PreviewImage& preview() const { return m_preview; }
    /// The room for it.
    void setRoom(const QSize& room);
    bool isActualSize() const { return m_isActualSize; }
    void setActualSize(bool isActualSize);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    PreviewImage m_preview;
    QSize m_room;
    bool m_isActualSize = false;
};

} // namespace h5scout::ui
