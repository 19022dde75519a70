// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>

#include "FakeWorkerFile.h"
#include "h5scout/client/FileClient.h"
#include "ui/panes/AxisNavigator.h"
#include "ui/panes/TablePane.h"
#include "ui/table/ArrayGrid.h"
#include "ui/table/GridSource.h"

#include <QSignalSpy>

namespace h5scout::test
{

template <typename T>
NdArray arrayOf(ElementKind kind, const Shape& shape, const std::vector<T>& values)
{
    const auto bytes = std::as_bytes(std::span(values));
    return {shape, elementTypeOf(kind), std::vector<std::byte>(bytes.begin(), bytes.end())};
}

/// A table pane of a file that exists only in the test.
class TableFixture
{
public:
    /// 800 x 500 pixels, in the light of Fusion. False if the pane does not come to the screen.
    bool start() { return start(QStringLiteral("/data/run_042.h5"), file.factory()); }
    /// Of another file: `file` is of no use then.
    bool start(const QString& path, const TransportFactory& factory);

    FakeWorkerFile file;
    std::unique_ptr<FileClient> client;
    std::unique_ptr<ui::TablePane> pane;
    std::unique_ptr<QSignalSpy> finished;
    std::unique_ptr<QSignalSpy> errors;
    std::unique_ptr<QSignalSpy> hints;

    NodeInfo info(const QByteArray& path) const;
    /// Shows the node and waits until it says that it has finished.
    bool show(const QByteArray& path);
    /// Waits until all that is in view is there.
    bool waitForCells() const;

    ui::ArrayGrid* grid() const { return pane->findChild<ui::ArrayGrid*>(QStringLiteral("tableGrid")); }
    QWidget* viewport() const { return grid()->viewport(); }
    ui::AxisNavigator* navigator() const { return pane->findChild<ui::AxisNavigator*>(); }
    template <typename T>
    T* child(const char* name) const
    {
        return pane->findChild<T*>(QString::fromLatin1(name));
    }
    /// What stands in a cell, axis columns included.
    QString cell(quint64 row, quint64 column = 0) const { return grid()->source().cell(row, column).text; }
    ui::GridCell::Look look(quint64 row, quint64 column = 0) const { return grid()->source().cell(row, column).look; }
    QString words() const;
    /// Empty if it is hidden.
    QString note() const;
    QString hint() const { return hints->isEmpty() ? QString() : hints->last().first().toString(); }
    ui::GridPlace current() const { return grid()->selection().current(); }
    ui::CellRange selected() const { return grid()->selection().range(); }
    void chooseFormat(const QString& name) const;
    void goTo(const QString& text) const;
};

} // namespace h5scout::test
