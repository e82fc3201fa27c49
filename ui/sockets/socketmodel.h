// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One row a socket, accepted ones under their listener. Rows hold ids; state is pulled from a snapshot for the rows
// on screen only, and only these are announced, one dataChanged for each run of neighbours.

#include "core/socket/socketinfo.h"
#include "core/trace/source.h"
#include "ui/sockets/socketrow.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QVector>

#include <memory>
#include <unordered_map>

namespace readyscope {

class Inspection;

class SocketModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, GlyphRole, ReventsRole, InterestRole, ProblemRole };

    explicit SocketModel(QObject* parent = nullptr);
    ~SocketModel() override;

    void setSource(const Source* source) { m_source = source; }
    void setInspection(const Inspection* inspection) { m_inspection = inspection; }
    // What is on screen, from top to bottom. Rows that were not there before are brought up to date at once.
    void setVisible(const QVector<SocketId>& sockets);
    void refresh(Nanos now);
    bool needsTicking(bool ratesShown) const;
    // The time after which the first text on screen turns, by itself.
    Nanos tickInterval(bool ratesShown) const;

    QModelIndex indexOf(SocketId socket, int column = 0) const;
    SocketId socketAt(const QModelIndex& index) const;
    // Empty for an id that has no row.
    SocketInfo info(SocketId socket) const;
    int socketCount() const { return static_cast<int>(m_nodes.size()); }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    // Once, as things stand now: later changes move no row. A column of -1 is the order of appearance.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

public slots:
    void socketsChanged(const QVector<readyscope::SocketInfo>& sockets);
    void clear();

private:
    struct Node;

    void insert(const QVector<SocketInfo>& sockets);
    void insertUnder(Node* parent, std::vector<SocketInfo>& sockets);
    void remove(const QVector<SocketId>& sockets);
    void removeRows(Node* parent, int first, int last);
    void freeChildren(Node* node);
    bool pull(Node& node, const Snapshot* snapshot) const;
    void announce(const std::vector<SocketId>& changed);
    QModelIndex indexFor(const Node* node, int column = 0) const;
    Node* nodeFor(const QModelIndex& index) const;
    Node* find(SocketId socket) const;

    const Source* m_source = nullptr;
    const Inspection* m_inspection = nullptr;
    std::unique_ptr<Node> m_root;
    std::unordered_map<SocketId, Node*> m_nodes;
    QVector<SocketId> m_visible;
    Nanos m_now = 0;
};

} // namespace readyscope
