// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CsvJudge.h"
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/Theme.h"
#include "ui/plot/LinePlot.h"
#include "ui/plotpane/PlotPane.h"
#include "ui/plotpane/PlotSaver.h"
#include "ui/plotpane/PlotTools.h"
#include "ui/plotpane/PlotView.h"
#include "ui/save/FigurePreview.h"
#include "ui/save/NoteLine.h"
#include "ui/save/SaveDialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

namespace h5scout::test
{

using namespace ui;

inline std::vector<double> wave(std::size_t count)
{
    std::vector<double> numbers;
    for (std::size_t i = 0; i < count; ++i)
        numbers.push_back(std::sin(static_cast<double>(i) / 20) * std::exp(-static_cast<double>(i) / 300));
    return numbers;
}

/// A plot pane with its saver, whose dialog is driven by keys and mouse; the files are judged by others.
class SaveDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        prepareLook();
        QCoreApplication::setOrganizationName(QStringLiteral("h5scout-tests"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        m_hasJudge = hasJudge();
    }
    void init()
    {
        // What the offscreen platform cannot do with the windows of file dialogs.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagate|raise|grab)).*")));
        QSettings().clear();
        applyTheme(Theme::Light);
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = std::make_unique<FakeWorkerFile>();
        FakeNode& line = m_file->addArray("/scan/trace", {500}, wave(500));
        line.units = "V";
        line.label = "Signal";
        m_file->addArray("/scan/camera", {30, 40}, wave(1200));
        m_client = std::make_unique<FileClient>(at("run_042.h5"), m_file->factory());
        m_client->open();
        QTRY_COMPARE(m_client->state(), FileClient::State::Open);
        m_pane = std::make_unique<PlotPane>();
        m_saver = new PlotSaver(m_pane.get());
        m_pane->resize(800, 500);
        m_pane->show();
        m_told = std::make_unique<QSignalSpy>(m_saver, &PlotSaver::told);
        m_errors = std::make_unique<QSignalSpy>(m_pane.get(), &NodePane::errorRaised);
    }
    void cleanup()
    {
        m_pane.reset();
        m_client.reset();
        QCoreApplication::processEvents();
        m_file.reset();
    }

protected:
    QString at(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    QByteArray bytesOf(const char* name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList linesOf(const char* name) const
    {
        return QString::fromUtf8(bytesOf(name)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

    void plot(const QByteArray& path)
    {
        NodeInfo node;
        bool isAnswered = false;
        QObject receiver;
        m_client->describe(path).then(&receiver, [&](const Result<NodeInfo>& result) {
            isAnswered = true;
            node = result.value();
        });
        QTRY_VERIFY(isAnswered);
        QSignalSpy finished(m_pane.get(), &NodePane::finished);
        m_pane->showNode(m_client.get(), node);
        QTRY_COMPARE(finished.count(), 1);
    }
    SaveDialog* dialog() const { return m_pane->findChild<SaveDialog*>(); }
    template <typename T>
    T* field(const char* name) const
    {
        return dialog()->findChild<T*>(QLatin1String(name));
    }
    QLineEdit* path() const { return field<QLineEdit>("targetPath"); }
    QPushButton* saveButton() const { return field<QPushButton>("saveButton"); }
    QString targetNote() const { return field<NoteLine>("targetNote")->text(); }
    QString summary() const { return field<NoteLine>("saveSummary")->text(); }

    void openDialog(const QByteArray& node)
    {
        plot(node);
        m_pane->tools()->saveAction()->trigger();
        QVERIFY(dialog());
        QVERIFY(QTest::qWaitForWindowExposed(dialog()));
        QTRY_VERIFY(saveButton()->isEnabled());
    }
    void typePath(const QString& text)
    {
        path()->setFocus();
        path()->selectAll();
        QTest::keyClicks(path(), text);
    }
    void choose(const char* box, int index)
    {
        auto* combo = field<QComboBox>(box);
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        QCOMPARE(combo->currentIndex(), index);
    }
    void typeNumber(QAbstractSpinBox* box, const char* digits)
    {
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(digits));
        QTest::keyClick(box, Qt::Key_Tab);
    }
    void click(const char* button)
    {
        QTest::mouseClick(field<QAbstractButton>(button), Qt::LeftButton, {}, QPoint(10, 8));
    }
    void chooseNumbers()
    {
        click("saveNumbers");
        QVERIFY(field<QRadioButton>("saveNumbers")->isChecked());
    }
    /// Clicks Save and waits until the dialog is gone.
    void save()
    {
        QTRY_VERIFY(saveButton()->isEnabled());
        QTest::mouseClick(saveButton(), Qt::LeftButton);
        QTRY_VERIFY2(!dialog(), qPrintable(dialog() ? targetNote() : QString()));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<PlotPane> m_pane;
    PlotSaver* m_saver = nullptr;
    std::unique_ptr<QSignalSpy> m_told;
    std::unique_ptr<QSignalSpy> m_errors;
    bool m_hasJudge = false;
};

} // namespace h5scout::test
