// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <vector>

#include <QObject>
#include <QStringList>

#include "h5scout/client/NodeTypes.h"
#include "ui/models/SettingsModel.h"

namespace h5scout
{
class FileClient;
struct UserError;
} // namespace h5scout

namespace h5scout::ui
{

class ChosenAttributes;

/// Reads the parameter trees that are stored with a node: PyMoDAQ's `settings` and `scan_settings`, in this order, and
/// whatever other attribute holds such XML. They are parsed in the background.
class SettingsReader : public QObject
{
    Q_OBJECT
public:
    explicit SettingsReader(QObject* parent = nullptr);
    ~SettingsReader() override;

    /// Ends what is on its way.
    void read(FileClient* file, const QByteArray& path);
    void stop();

    /// What ready() has announced, once.
    std::vector<SettingsModel::Source> takeSources() { return std::move(m_sources); }
    /// What could not be read in full, sentences.
    const QStringList& remarks() const { return m_remarks; }

Q_SIGNALS:
    /// Exactly one of these ends each read(), unless it is replaced or stopped.
    void ready();
    void failed(const h5scout::UserError& error);

private:
    void parse(const std::vector<AttributeInfo>& attributes);

    ChosenAttributes* m_attributes;
    std::stop_source m_parsing;
    QString m_path;
    QStringList m_remarks;
    std::vector<SettingsModel::Source> m_sources;
    quint64 m_generation = 0;
};

} // namespace h5scout::ui
