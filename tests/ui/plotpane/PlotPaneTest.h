// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FakeWorkerFile.h"
#include "h5scout/client/Trace.h"
#include "ui/Theme.h"
#include "ui/panes/AxisNavigator.h"
#include "ui/panes/ProgressLine.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"
#include "ui/plot/PlotColors.h"
#include "ui/plotpane/NumberView.h"
#include "ui/plotpane/PlotPane.h"
#include "ui/plotpane/PlotTools.h"
#include "ui/plotpane/PlotView.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

namespace h5scout::test
{

using namespace ui;

inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr QSize kPaneSize{800, 500};

inline std::vector<double> valuesOf(std::size_t count, const std::function<double(double)>& function)
{
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = function(static_cast<double>(i));
    return values;
}

inline double damped(double i)
{
    return std::exp(-i / 90) * std::sin(i / 12);
}

template <typename T>
inline NdArray arrayOf(ElementKind kind, const Shape& shape, const std::vector<T>& values)
{
    const auto bytes = std::as_bytes(std::span(values));
    return {shape, elementTypeOf(kind), std::vector<std::byte>(bytes.begin(), bytes.end())};
}

/// How many pixels of `picture` are about of that colour, within `area` (in shares of the picture).
inline int countOf(const QImage& picture, const QColor& color, const QRectF& area = {0, 0, 1, 1})
{
    int count = 0;
    for (int y = static_cast<int>(area.top() * picture.height()); y < area.bottom() * picture.height(); ++y)
        for (int x = static_cast<int>(area.left() * picture.width()); x < area.right() * picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) < 12 && std::abs(pixel.green() - color.green()) < 12 &&
                std::abs(pixel.blue() - color.blue()) < 12)
                ++count;
        }
    return count;
}

/// A plot pane and a file whose worker is played by the test.
class PlotPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says so of every window.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
        applyTheme(Theme::Light);
        m_file = std::make_unique<FakeWorkerFile>();
        m_client = std::make_unique<FileClient>(QStringLiteral("run_042.h5"), m_file->factory());
        bool isOpen = false;
        m_client->open().then(m_client.get(), [&](const Result<FileInfo>& result) { isOpen = result.hasValue(); });
        QTRY_VERIFY(isOpen);
        m_pane = std::make_unique<PlotPane>();
        m_pane->resize(kPaneSize);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        m_finished = std::make_unique<QSignalSpy>(m_pane.get(), &NodePane::finished);
        m_errors = std::make_unique<QSignalSpy>(m_pane.get(), &NodePane::errorRaised);
    }
    void cleanup()
    {
        m_finished.reset();
        m_errors.reset();
        m_pane.reset();
        m_client.reset();
        m_file.reset();
    }

protected:
    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<PlotPane> m_pane;
    std::unique_ptr<QSignalSpy> m_finished;
    std::unique_ptr<QSignalSpy> m_errors;

    template <typename T>
    T* child(const char* name) const
    {
        return m_pane->findChild<T*>(QString::fromLatin1(name));
    }
    QWidget* page() const { return m_pane->signalView()->currentWidget(); }
    LinePlot* linePlot() const { return m_pane->signalView()->linePlot(); }
    ImagePlot* imagePlot() const { return m_pane->signalView()->imagePlot(); }
    QString number() const { return m_pane->signalView()->numberView()->text(); }
    QString words() const { return m_pane->signalView()->findChild<QLabel*>(QStringLiteral("plotWords"))->text(); }
    QString notes() const { return child<QLabel>("plotNotes")->text(); }
    QWidget* canvas() const { return qobject_cast<PlotWidget*>(page())->paintedWidget(); }

    NodeInfo rowOf(const QByteArray& path) const
    {
        NodeInfo node;
        QObject receiver;
        bool isAnswered = false;
        m_client->describe(path).then(&receiver, [&](const Result<NodeInfo>& result) {
            isAnswered = true;
            if (result.hasValue())
                node = result.value();
        });
        if (!QTest::qWaitFor([&] { return isAnswered; }))
            qWarning("describe was not answered");
        node.storage.reset(); // as a row of the tree comes: without what only describe tells
        node.units.clear();
        node.label.clear();
        return node;
    }

    void show(const QByteArray& path)
    {
        m_pane->showNode(m_client.get(), rowOf(path));
        QTRY_COMPARE_WITH_TIMEOUT(m_finished->count(), 1, 5000);
    }

    /// QTest::mouseMove() sends nothing when the pointer is there already, from the test before.
    void movePointer(const QPoint& place, Qt::MouseButtons buttons = Qt::NoButton, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, place, canvas()->mapToGlobal(place), Qt::NoButton, buttons, modifiers);
        QApplication::sendEvent(canvas(), &event);
    }

    void drag(Qt::MouseButton button, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(canvas(), button, modifiers, from);
        movePointer((from + to) / 2, button, modifiers);
        movePointer(to, button, modifiers);
        QTest::mouseRelease(canvas(), button, modifiers, to);
    }

    QImage saved(const QString& name) const
    {
        const QImage picture = m_pane->grab().toImage();
        const QString folder = QStringLiteral(H5SCOUT_TEST_OUTPUT "/plot");
        QDir().mkpath(folder);
        if (!picture.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")))
            qWarning("the picture could not be saved");
        return picture;
    }
};

} // namespace h5scout::test
