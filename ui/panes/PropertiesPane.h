// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QHash>
#include <QPointer>

#include "ui/models/PropertyList.h"
#include "ui/panes/NodePane.h"

class QTextBrowser;

namespace h5scout::ui
{

class NodeHeader;

/// What there is to know of a node but its values: what it is, how it lies in the file, what links to it. One document,
/// so that any part of it can be selected and copied. For a file's root also the file itself.
class PropertiesPane : public NodePane
{
    Q_OBJECT
public:
    explicit PropertiesPane(QWidget* parent = nullptr);
    ~PropertiesPane() override;

    /// What FileClient::open said, to be shown with the file's root.
    void setFileInfo(const FileClient* file, const FileInfo& info);

    bool isUsefulFor(const NodeInfo& node) const override;
    void showNode(FileClient* file, const NodeInfo& node) override;
    void clear() override;

    const std::vector<PropertySection>& sections() const { return m_sections; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void showProperties(const NodeInfo& node);
    void render();

    NodeHeader* m_header;
    QTextBrowser* m_text;
    OwnerId m_owner = newOwnerId();
    QPointer<FileClient> m_file;
    QByteArray m_path;
    NodeInfo m_shown;         ///< what m_sections describe
    quint64 m_generation = 0; ///< counts nodes: answers for an older one, perhaps of another file, are dropped
    QHash<const FileClient*, FileInfo> m_files;
    std::vector<PropertySection> m_sections;
};

} // namespace h5scout::ui
