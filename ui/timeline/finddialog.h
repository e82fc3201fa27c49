// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is looked for, "next time when …": bits that come or go, on one lane or on any. Stays open beside the timeline.

#include "core/trace/sought.h"

#include <QDialog>
#include <QList>

class QComboBox;
class QLabel;
class QPushButton;

namespace readyscope {

class EventCheckBox;

class FindDialog : public QDialog {
    Q_OBJECT
public:
    explicit FindDialog(QWidget* parent);

    enum class When { Changes, Rises, Falls, AllSet };
    // Nothing ticked: any change at all.
    Sought sought() const;
    bool onAnyLane() const;
    void setLane(const QString& name); // of the current socket; empty: there is none
    void say(const QString& words);    // what came of it

signals:
    void nextAsked();
    void previousAsked();

private:
    QWidget* makeBits();
    void judge();

    QComboBox* m_lane;
    QComboBox* m_when;
    QList<EventCheckBox*> m_bits;
    QLabel* m_found;
    QPushButton* m_next = nullptr;
    QPushButton* m_previous = nullptr;
};

} // namespace readyscope
