// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include <QAbstractScrollArea>
#include <QTextLayout>

#include "ui/models/TextRows.h"

namespace h5scout::ui
{

/// Very many texts, a row each, with their numbers at the left. Knows only the rows in view: the scroll bar counts
/// rows, not pixels, and is scaled where there are more rows than an int counts. Text can be selected across rows.
class TextListView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// A place between two characters of a row as it is shown.
    struct Place
    {
        quint64 row = 0;
        int column = 0;
        auto operator<=>(const Place&) const = default;
    };

    /// `rows` must live longer.
    explicit TextListView(TextRows* rows, QWidget* parent = nullptr);
    ~TextListView() override;

    /// After `rows` was opened anew.
    void reset(bool startsAtEnd);
    void setWraps(bool wraps);
    bool wraps() const { return m_wraps; }
    /// Marks all places where it occurs; letters of either case. Empty: none.
    void setNeedle(const QString& needle);
    /// Brings `length` characters into view and selects them.
    void showMatch(const Place& place, int length);

    quint64 topRow() const { return m_top; }
    /// Behind the last row that is at least partly in view.
    quint64 endRow() const;
    bool isAtEnd() const { return m_isAtEnd; }
    void scrollToRow(quint64 row);
    void scrollToEnd();

    bool hasSelection() const { return m_anchor != m_cursor; }
    Place selectionStart() const { return std::min(m_anchor, m_cursor); }
    Place selectionEnd() const { return std::max(m_anchor, m_cursor); }
    void selectAll();
    void clearSelection();
    /// The row as it is shown: as far as it is known, with what is said of a cut.
    QString rowText(quint64 row) const;

Q_SIGNALS:
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    static constexpr int kMargin = 6;

    /// A row in view.
    struct Placed
    {
        quint64 row;
        int top; ///< pixels in the viewport; negative: it begins above
        int height;
    };

    void buildScrollBar();
    void scrollBarMoved(int value);
    void scrollByLines(qint64 lines);
    void scrollTo(quint64 row, int hiddenPixels = 0);
    void placeRows();
    void updateScrollBars();
    int barValue() const;
    QTextLayout& layoutOf(quint64 row);
    int gutterWidth() const;
    int lineHeight() const;
    int heightOf(quint64 row);
    quint64 rowsInView() const;
    /// The largest top row.
    quint64 lastTop() const;
    Place placeAt(const QPoint& position);
    QString numberText(quint64 row) const;
    void paintRow(QPainter& painter, const Placed& placed);

    TextRows* m_rows;
    std::map<quint64, std::unique_ptr<QTextLayout>> m_layouts; ///< of the rows in view
    std::vector<Placed> m_placed;
    QString m_needle;
    Place m_anchor; ///< the selection goes from here ...
    Place m_cursor; ///< ... to here
    quint64 m_top = 0;
    int m_hiddenPixels = 0; ///< of the top row, above the viewport
    bool m_isAtEnd = false; ///< the last row stands at the bottom
    bool m_wraps = false;
    bool m_isMovingBar = false;
    int m_widest = 0; ///< of the rows seen so far, without wrapping
    int m_wheelRest = 0;
};

} // namespace h5scout::ui
