// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace h5scout::ui
{

/// The parameters whose title, name or value contains a text, with the groups above them and all below them; without
/// those that PyMoDAQ hides, unless they are asked for.
class SettingsFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit SettingsFilterModel(QObject* parent = nullptr);

    /// Letters of either case; empty: everything.
    void setText(const QString& text);
    void setShowsHidden(bool showsHidden);
    bool showsHidden() const { return m_showsHidden; }

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;

private:
    bool matches(const QModelIndex& index) const;

    QString m_text;
    bool m_showsHidden = false;
};

} // namespace h5scout::ui
