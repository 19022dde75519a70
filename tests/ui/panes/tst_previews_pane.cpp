// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/panes/ElidedLabel.h"
#include "ui/panes/PreviewView.h"
#include "ui/panes/PreviewsPane.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

std::string pngOf(const QSize& size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient gradient(0, 0, size.width(), size.height());
    gradient.setColorAt(0, QColor(68, 1, 84));
    gradient.setColorAt(0.5, QColor(33, 145, 140));
    gradient.setColorAt(1, QColor(253, 231, 37));
    painter.fillRect(image.rect(), gradient);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes.toStdString();
}

} // namespace

class TestPreviewsPane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void init();
    void cleanup();

    void isUsefulByTheNamesOfTheAttributes();
    void showsEachPicture();
    void saysWhatIsWrongWithAPicture();
    void saysHowManyAreLeftOut();
    void aClickShowsItInItsOwnSize();
    void copiesAndSaves();
    void aFailedSaveIsSaid();
    void saysWhenThereAreNone();
    void aFailureIsRaisedAndSaid();
    void pictures_data();
    void pictures();

private:
    void show(const QByteArray& path);
    QStringList labels() const;

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<PreviewsPane> m_pane;
};

void TestPreviewsPane::init()
{
    QTest::failOnWarning(anyWarning());
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/plain");
    m_file->addGroup("/scan");
    m_file->addAttribute("/scan", "CLASS", Text{"GROUP"});
    m_file->addAttribute("/scan", "pixmap1D", Bytes{pngOf({400, 60})});
    m_file->addAttribute("/scan", "pixmap2D", Bytes{pngOf({49, 37})});
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    (void)m_client->open();
    m_pane = std::make_unique<PreviewsPane>();
    m_pane->resize(500, 560);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);
}

void TestPreviewsPane::cleanup()
{
    m_pane.reset();
    m_client.reset();
    m_file.reset();
}

void TestPreviewsPane::show(const QByteArray& path)
{
    NodeInfo node;
    node.path = path;
    node.name = path.mid(1);
    node.kind = NodeKind::Group;
    QSignalSpy finished(m_pane.get(), &NodePane::finished);
    m_pane->showNode(m_client.get(), node);
    QTRY_COMPARE(finished.count(), 1);
}

QStringList TestPreviewsPane::labels() const
{
    QStringList texts;
    for (const QLabel* label : m_pane->findChildren<QLabel*>()) {
        if (label->isVisible() && !label->text().isEmpty())
            texts += label->text();
    }
    return texts;
}

void TestPreviewsPane::isUsefulByTheNamesOfTheAttributes()
{
    NodeInfo node;
    QVERIFY(!m_pane->isUsefulFor(node));
    node.attributeNames = {"CLASS", "pixmap_1D"};
    QVERIFY(m_pane->isUsefulFor(node));
}

void TestPreviewsPane::showsEachPicture()
{
    show("/scan");
    QCOMPARE(m_pane->views().size(), 2U);
    QCOMPARE(m_pane->views()[0]->preview().image.size(), QSize(400, 60));
    QCOMPARE(m_pane->views()[1]->preview().name, QStringLiteral("pixmap2D"));
    QVERIFY(labels().contains(QStringLiteral("pixmap2D, 49 x 37 pixels")));
    for (const PreviewView* view : m_pane->views()) {
        QVERIFY(view->width() <= m_pane->width());
        QVERIFY(view->width() > 350); // to the width, though not more than eight times
    }
    m_pane->resize(300, 560);
    QVERIFY(m_pane->views()[0]->width() < 300);
}

void TestPreviewsPane::saysWhatIsWrongWithAPicture()
{
    m_file->addAttribute("/scan", "pixmap3D", Text{pngOf({5, 5}).substr(0, 8)});
    m_file->addAttribute("/scan", "pixmap", std::int64_t{5});
    m_file->addAttribute("/scan", "pixmap damaged", None{}).error = "Its heap is damaged.";
    show("/scan");
    QCOMPARE(m_pane->views().size(), 2U);
    const QString all = labels().join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("The picture is cut off: only its first 8 bytes")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("This is no PNG picture.")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("Its heap is damaged.")), qPrintable(all));
}

void TestPreviewsPane::saysHowManyAreLeftOut()
{
    for (int i = 0; i < 300; ++i)
        m_file->addAttribute("/plain", "pixmap" + QByteArray::number(i), Bytes{pngOf({4, 4})});
    show("/plain");
    QCOMPARE(m_pane->views().size(), 64U);
    QCOMPARE(m_pane->findChild<ElidedLabel*>(QStringLiteral("nodeHeaderNote"))->text(),
             QStringLiteral("the first 64 of 300 pictures"));
    QVERIFY(labels().contains(QStringLiteral("236 more pictures are stored with this node; they are not shown.")));
}

void TestPreviewsPane::aClickShowsItInItsOwnSize()
{
    show("/scan");
    PreviewView* view = m_pane->views()[1];
    QTest::mouseClick(view, Qt::LeftButton);
    QCOMPARE(view->size(), QSize(49, 37));
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(view->width() > 49);
}

void TestPreviewsPane::copiesAndSaves()
{
    show("/scan");
    PreviewView* view = m_pane->views()[1];
    QCOMPARE(view->contextMenuPolicy(), Qt::ActionsContextMenu);
    view->findChild<QAction*>(QStringLiteral("copyPreview"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(49, 37));

    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("saved.png"));
    QSignalSpy hints(m_pane.get(), &NodePane::hintChanged);
    m_pane->save(view->preview(), path);
    QTRY_COMPARE(hints.count(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), view->preview().png);
}

void TestPreviewsPane::aFailedSaveIsSaid()
{
    show("/scan");
    QSignalSpy raised(m_pane.get(), &NodePane::errorRaised);
    m_pane->save(m_pane->views()[0]->preview(), QStringLiteral("/no/such/folder/picture.png"));
    QTRY_COMPARE(raised.count(), 1);
    const auto error = raised.first().first().value<UserError>();
    QCOMPARE(error.what, QStringLiteral("Could not save the picture to /no/such/folder/picture.png."));
    QVERIFY(!error.why.isEmpty());
}

void TestPreviewsPane::saysWhenThereAreNone()
{
    show("/scan");
    show("/plain");
    QVERIFY(m_pane->views().empty());
    QVERIFY(labels().contains(QStringLiteral("There are no pictures stored with this node.")));
}

void TestPreviewsPane::aFailureIsRaisedAndSaid()
{
    m_file->fail(RequestKind::Attributes, "The object header is damaged.");
    QSignalSpy raised(m_pane.get(), &NodePane::errorRaised);
    show("/scan");
    QCOMPARE(raised.count(), 1);
    QVERIFY(labels().join(QLatin1Char(' ')).contains(QStringLiteral("The object header is damaged.")));
}

void TestPreviewsPane::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestPreviewsPane::pictures()
{
    QFETCH(bool, isDark);
    usePalette(isDark ? darkPalette() : lightPalette());
    m_file->addAttribute("/scan", "pixmap3D", Text{pngOf({5, 5}).substr(0, 8)});
    show("/scan");
    const QString theme = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(inkShare(picture(*m_pane, QStringLiteral("previews_pane_") + theme)) > 0.05);
    usePalette(lightPalette());
}

QTEST_MAIN(TestPreviewsPane)
#include "tst_previews_pane.moc"
