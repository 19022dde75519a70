// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace h5scout::ui
{

/// A few kinds with icons to choose one from, all in view, some beside each other.
class KindList : public QListWidget
{
    Q_OBJECT
public:
    explicit KindList(int columns, QWidget* parent = nullptr);

    void add(const QString& iconName, const QString& name, const QString& meaning);
    /// After the last add().
    void fit();

private:
    int m_columns;
};

} // namespace h5scout::ui
