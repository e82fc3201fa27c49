// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A socket of the capture under all backends at once: its lanes, which follow what happens, where they differ, and what
// the mask at the cursor means. While nobody looks, nothing is asked for the sake of the picture.

#include "ui/scenarios/scenarioview.h"
#include "ui/scenarios/socketwatches.h"

#include <QTimer>

class QCheckBox;

namespace readyscope {

class AreaSplitter;
class ExplainPane;
class LanesArea;
class RecipeLanes;
class SocketHead;

class SocketView : public ScenarioView {
    Q_OBJECT
public:
    explicit SocketView(Inspection& inspection, QWidget* parent = nullptr);

    SocketWatches& watches() const { return *m_watches; }
    RecipeLanes& lanes() const;
    ExplainPane& explanation() const { return *m_explain; }

    ScenarioGroup group() const override;
    bool select(const QString& entry) override;
    QString selected() const override;
    void run() override;
    void cancel() override;
    void takeOut() override;
    PageStatus status() const override;
    void restoreLayout(const Settings& settings) override;
    void saveLayout(Settings& settings) const override;

signals:
    void watchAsked(readyscope::SocketId socket); // again
    void rowAsked(readyscope::SocketId socket);   // of the capture

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void wire();
    const WatchedSocket* current() const { return m_watches->find(m_current); }
    void showSocket();
    void showDifferences(const WatchedSocket& socket);
    void showMask();
    void followOn();

    SocketWatches* m_watches;
    SocketId m_current = kNoSocket;
    SocketHead* m_head;
    LanesArea* m_area;
    QCheckBox* m_follow;
    ExplainPane* m_explain;
    AreaSplitter* m_down;
    QTimer m_pace; // of the picture
};

} // namespace readyscope
