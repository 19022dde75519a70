// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of dialogs have in common: keys and mouse on their fields, pictures of them.
#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "Pictures.h"
#include "ui/Theme.h"
#include "ui/save/NoteLine.h"

namespace h5scout::test
{

class DialogTest
{
protected:
    void prepare()
    {
        prepareLook();
        QCoreApplication::setOrganizationName(QStringLiteral("h5scout-tests"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }
    void begin()
    {
        // What the offscreen platform cannot do with windows.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagate|raise|grab)).*")));
        QSettings().clear();
        ui::applyTheme(ui::Theme::Light);
    }
    void open(QDialog* dialog)
    {
        m_dialog = dialog;
        dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
    }
    template <typename T = QWidget>
    T* field(const char* name, int index = 0) const
    {
        const QList<T*> found = m_dialog->findChildren<T*>(QLatin1String(name));
        return index < found.size() ? found.at(index) : nullptr;
    }
    void type(const char* name, const QString& text, int index = 0)
    {
        auto* edit = field<QLineEdit>(name, index);
        QVERIFY2(edit, name);
        edit->setFocus();
        edit->selectAll();
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        else
            QTest::keyClicks(edit, text);
    }
    void choose(const char* name, int row, int index = 0)
    {
        auto* box = field<QComboBox>(name, index);
        QVERIFY2(box, name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentIndex(), row);
    }
    void click(const char* name, int index = 0)
    {
        auto* button = field<QAbstractButton>(name, index);
        QVERIFY2(button, name);
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(10, button->height() / 2));
    }
    QString note() const { return field<ui::NoteLine>("formNote")->text(); }
    bool isProblem() const { return field<ui::NoteLine>("formNote")->isProblem(); }
    QAbstractButton* acceptButton() const { return field<QAbstractButton>("formAccept"); }

    /// Light and dark, for people to look at; every widget that can be reached has a name.
    void takePictures(const char* name)
    {
        for (const ui::Theme theme : {ui::Theme::Light, ui::Theme::Dark}) {
            ui::applyTheme(theme);
            QCoreApplication::processEvents();
            const bool isDark = theme == ui::Theme::Dark;
            const QImage image = picture(
                *m_dialog,
                QStringLiteral("dialogs/%1-%2").arg(QLatin1String(name), QLatin1String(isDark ? "dark" : "light")));
            QVERIFY(image.width() <= 1280 && image.height() <= 780);
            QVERIFY(inkShare(image) > 0.02);
            QCOMPARE(image.pixelColor(2, 2).lightness() < 128, isDark);
        }
        ui::applyTheme(ui::Theme::Light);
    }
    QDialog* dialog() const { return m_dialog; }

private:
    QTemporaryDir m_settings;
    QDialog* m_dialog = nullptr;
};

} // namespace h5scout::test
