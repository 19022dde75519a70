// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pictures.h"
#include "h5scout/client/Result.h"
#include "ui/window/MessageBar.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

const UserError kError{QStringLiteral("Could not open run_042.h5."),
                       QStringLiteral("It is no HDF5 file."),
                       QStringLiteral("Choose another file."),
                       {QStringLiteral("H5Fopen: not an HDF5 file")}};

} // namespace

class TestMessageBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init()
    {
        QTest::failOnWarning(anyWarning());
        m_bar = std::make_unique<MessageBar>();
        m_bar->resize(720, 60);
    }
    void cleanup() { m_bar.reset(); }

    void isHiddenWhileThereIsNothingToSay()
    {
        QVERIFY(m_bar->isHidden());
        m_bar->showError(QStringLiteral("a"), kError);
        QVERIFY(!m_bar->isHidden());
        m_bar->clear();
        QVERIFY(m_bar->isHidden());
    }

    void saysTheWholeSentenceAsPlainText()
    {
        UserError error = kError;
        error.what = QStringLiteral("Could not read <b>x</b>.");
        m_bar->showError(QStringLiteral("a"), error);
        const auto* label = m_bar->findChild<QLabel*>(QStringLiteral("messageText"));
        QCOMPARE(label->text(), QStringLiteral("Could not read <b>x</b>. It is no HDF5 file. Choose another file."));
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void remediesStandBelowTheTextWhereThereIsNoRoomBeside()
    {
        QAction remedy(QStringLiteral("Reopen the File"));
        m_bar->show();
        m_bar->showError(QStringLiteral("a"), kError, {&remedy});
        const auto* label = m_bar->findChild<QLabel*>(QStringLiteral("messageText"));
        const auto button = [&] {
            for (const auto* candidate : m_bar->findChildren<QToolButton*>()) {
                if (candidate->defaultAction() == &remedy)
                    return QRect(candidate->mapTo(m_bar.get(), QPoint()), candidate->size());
            }
            return QRect();
        };
        m_bar->resize(1000, 60);
        QCoreApplication::processEvents();
        QVERIFY(button().left() >= label->geometry().right());
        m_bar->resize(400, 120);
        QCoreApplication::processEvents();
        QVERIFY(button().top() >= label->geometry().bottom());
        QVERIFY(label->width() > 150);
    }

    void detailsAreFoldedAwayAtFirst()
    {
        m_bar->show();
        m_bar->showError(QStringLiteral("a"), kError);
        auto* details = m_bar->findChild<QPlainTextEdit*>(QStringLiteral("messageDetails"));
        auto* button = m_bar->findChild<QToolButton*>(QStringLiteral("messageDetailsButton"));
        QVERIFY(details->isHidden());
        button->click();
        QVERIFY(!details->isHidden());
        QCOMPARE(details->toPlainText(), kError.details.first());
        m_bar->showMessage({QStringLiteral("b"), MessageBar::Severity::Information, QStringLiteral("Done."), {}, {}});
        QVERIFY(details->isHidden());
        QVERIFY(button->isHidden());
    }

    void aNewerMessageOfASourceReplacesItsOlderOne()
    {
        m_bar->showError(QStringLiteral("a"), kError);
        m_bar->showMessage({QStringLiteral("b"), MessageBar::Severity::Warning, QStringLiteral("Second."), {}, {}});
        m_bar->showMessage({QStringLiteral("a"), MessageBar::Severity::Warning, QStringLiteral("Third."), {}, {}});
        QCOMPARE(m_bar->messageCount(), std::size_t(2));
        QCOMPARE(m_bar->text(), QStringLiteral("Third."));
        QCOMPARE(m_bar->findChild<QLabel*>(QStringLiteral("messageCount"))->text(), QStringLiteral("1 more"));
    }

    void closingShowsTheOneBefore()
    {
        m_bar->showMessage({QStringLiteral("a"), MessageBar::Severity::Warning, QStringLiteral("First."), {}, {}});
        m_bar->showMessage({QStringLiteral("b"), MessageBar::Severity::Warning, QStringLiteral("Second."), {}, {}});
        auto* close = m_bar->findChild<QToolButton*>(QStringLiteral("messageClose"));
        close->click();
        QCOMPARE(m_bar->text(), QStringLiteral("First."));
        close->click();
        QVERIFY(m_bar->isHidden());
        QCOMPARE(m_bar->text(), QString());
    }

    void aSourceCanTakeBackWhatItSaid()
    {
        m_bar->showError(QStringLiteral("a"), kError);
        m_bar->removeSource(QStringLiteral("other"));
        QCOMPARE(m_bar->messageCount(), std::size_t(1));
        m_bar->removeSource(QStringLiteral("a"));
        QVERIFY(m_bar->isHidden());
    }

    void aRemedyActsAndClosesItsMessage()
    {
        QAction reopen(QStringLiteral("Reopen"));
        QSignalSpy triggered(&reopen, &QAction::triggered);
        m_bar->show();
        m_bar->showError(QStringLiteral("a"), kError, {&reopen});
        QToolButton* button = nullptr;
        for (auto* candidate : m_bar->findChildren<QToolButton*>()) {
            if (candidate->defaultAction() == &reopen)
                button = candidate;
        }
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(triggered.count(), 1);
        QVERIFY(m_bar->isHidden());
    }

    void aRemedyThatIsGoneIsNotOffered()
    {
        auto action = std::make_unique<QAction>(QStringLiteral("Reopen"));
        m_bar->showError(QStringLiteral("a"), kError, {action.get()});
        action.reset();
        m_bar->showMessage({QStringLiteral("b"), MessageBar::Severity::Warning, QStringLiteral("Second."), {}, {}});
        m_bar->findChild<QToolButton*>(QStringLiteral("messageClose"))->click();
        QCOMPARE(m_bar->text(), kError.sentence());
    }

    void escapeClosesTheMessage()
    {
        m_bar->show();
        m_bar->showError(QStringLiteral("a"), kError);
        QTest::keyClick(m_bar.get(), Qt::Key_Escape);
        QVERIFY(m_bar->isHidden());
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void pictures()
    {
        QFETCH(bool, isDark);
        usePalette(isDark ? darkPalette() : lightPalette());
        QAction reopen(QStringLiteral("Reopen"));
        QAction other(QStringLiteral("Choose Another File..."));
        m_bar->showMessage({QStringLiteral("b"),
                            MessageBar::Severity::Warning,
                            QStringLiteral("A writer did not close run_041.h5."),
                            {},
                            {}});
        m_bar->showError(QStringLiteral("a"), kError, {&reopen, &other});
        m_bar->show();
        m_bar->findChild<QToolButton*>(QStringLiteral("messageDetailsButton"))->click();
        m_bar->adjustSize();
        m_bar->resize(860, m_bar->sizeHint().height());
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
        const QString theme = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(inkShare(picture(*m_bar, QStringLiteral("message_bar_error_") + theme)) > 0.02);
        m_bar->removeSource(QStringLiteral("a"));
        m_bar->resize(860, m_bar->sizeHint().height());
        QVERIFY(inkShare(picture(*m_bar, QStringLiteral("message_bar_warning_") + theme)) > 0.005);
        usePalette(lightPalette());
    }

private:
    std::unique_ptr<MessageBar> m_bar;
};

QTEST_MAIN(TestMessageBar)
#include "tst_message_bar.moc"
