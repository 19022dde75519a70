// SPDX-License-Identifier: GPL-3.0-or-later
#include "TableFixture.h"

#include "Pictures.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace h5scout::test
{

bool TableFixture::start(const QString& path, const TransportFactory& factory)
{
    client = std::make_unique<FileClient>(path, factory);
    client->open();
    pane = std::make_unique<ui::TablePane>();
    finished = std::make_unique<QSignalSpy>(pane.get(), &ui::NodePane::finished);
    errors = std::make_unique<QSignalSpy>(pane.get(), &ui::NodePane::errorRaised);
    hints = std::make_unique<QSignalSpy>(pane.get(), &ui::NodePane::hintChanged);
    pane->resize(800, 500);
    pane->show();
    pane->activateWindow();
    return QTest::qWaitForWindowActive(pane.get()) &&
           QTest::qWaitFor([this] { return client->state() == FileClient::State::Open; });
}

/// As a row of the tree tells it.
NodeInfo TableFixture::info(const QByteArray& path) const
{
    NodeInfo node;
    QObject receiver;
    bool isAnswered = false;
    client->describe(path).then(&receiver, [&](const Result<NodeInfo>& result) {
        isAnswered = true;
        if (result.hasValue())
            node = result.value();
    });
    if (!QTest::qWaitFor([&] { return isAnswered; }))
        qWarning("describe was not answered");
    return node;
}

bool TableFixture::show(const QByteArray& path)
{
    const NodeInfo node = info(path);
    finished->clear();
    pane->showNode(client.get(), node);
    return QTest::qWaitFor([this] { return finished->count() == 1; });
}

bool TableFixture::waitForCells() const
{
    QCoreApplication::processEvents();
    return QTest::qWaitFor([this] { return grid()->isComplete(); });
}

QString TableFixture::words() const
{
    const auto* label = child<QLabel>("tableWords");
    return label->isVisible() ? label->text() : QString();
}

QString TableFixture::note() const
{
    const auto* label = child<QLabel>("tableNote");
    return label->isVisible() ? label->text() : QString();
}

void TableFixture::chooseFormat(const QString& name) const
{
    auto* styles = child<QComboBox>("numberFormat");
    const int index = styles->findText(name);
    if (index < 0)
        qWarning("there is no format %s", qPrintable(name));
    styles->setCurrentIndex(index);
    Q_EMIT styles->activated(index);
}

void TableFixture::goTo(const QString& text) const
{
    grid()->setFocus();
    QTest::keyClick(grid(), Qt::Key_G, Qt::ControlModifier);
    auto* field = child<QLineEdit>("goToField");
    if (!field->hasFocus())
        qWarning("the field has no focus");
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace h5scout::test
