// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The interest of a socket: a check box for each event that can be asked for, and what the kernel does unasked.

#include "core/socket/socketinfo.h"

#include <QList>
#include <QWidget>

namespace readyscope {

class EventCheckBox;
class InfoLine;

class InterestBox : public QWidget {
    Q_OBJECT
public:
    explicit InterestBox(QWidget* parent = nullptr);

    // Bits without a check box here (RDNORM and its like) are kept as they are.
    void setInterest(Events interest); // emits nothing
    Events interest() const { return m_interest; }
    void setKind(Kind kind);

signals:
    void edited();

private:
    void take(const EventCheckBox& box);

    QList<EventCheckBox*> m_boxes;
    InfoLine* m_ofKind = nullptr;
    Events m_interest;
};

} // namespace readyscope
