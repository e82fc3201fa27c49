// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the page "Scenarios" shows at the right of its list: one view a kind of entry. A view says what stands in the
// list for it, and shows the one of them that is selected.

#include "ui/common/pagestatus.h"
#include "ui/scenarios/scenariolist.h"

#include <QWidget>

namespace readyscope {

class Settings;

class ScenarioView : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    ~ScenarioView() override;

    virtual ScenarioGroup group() const = 0;
    // By the name of an entry; false, and nothing done, where it is none of its own.
    virtual bool select(const QString& entry) = 0;
    virtual QString selected() const = 0; // empty: none
    virtual void run() = 0;               // what is selected
    virtual void cancel() {}              // what runs
    virtual void takeOut() {}             // what is selected, of the list
    virtual PageStatus status() const = 0;
    virtual void restoreLayout(const Settings&) {}
    virtual void saveLayout(Settings&) const {}

signals:
    void changed();                      // its group or its status
    void caseAsked(const QString& name); // of the readiness table
};

} // namespace readyscope
