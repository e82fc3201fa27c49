// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is known of one socket, as a form of selectable values, and above it its problem if it has one.

#include "core/socket/inspection.h"
#include "core/trace/source.h"

#include <QHash>
#include <QScrollArea>

class QGridLayout;
class QLabel;

namespace readyscope {

// All that the page shows, gathered by the inspector.
struct Details {
    SocketInfo socket;
    LaneSummary lane;
    Queues queues;
    Nanos now = 0;
    QString opened; // moments, in the words of the chosen clock
    QString ended;
    QString changed;
};

class DetailsPage : public QScrollArea {
    Q_OBJECT
public:
    explicit DetailsPage(QWidget* parent = nullptr);
    void show(const Details& details);
    using QScrollArea::show;
    QString value(const QString& field) const; // as shown, by its label

protected:
    void changeEvent(QEvent* event) override;

private:
    void addField(int column, const QString& label, bool fixedFont = false);
    void set(const QString& label, const QString& value);
    void showIdentity(const SocketInfo& socket);
    void showState(const Details& details);
    void showCounts(const Details& details);
    void tint();

    QGridLayout* m_grid = nullptr;
    QLabel* m_problem = nullptr;
    QHash<QString, QLabel*> m_values;
    QList<QLabel*> m_labels;
    int m_rows[3] = {0, 0, 0};
};

// One sentence on what the state means for this kind: "Connections are taken as they come."
QString stateSentence(const SocketInfo& socket, Events revents);

} // namespace readyscope
