// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was done and can be undone, the last first. Each is undone once, here or where its message offers it.

#include <QObject>
#include <QString>

#include <cstdint>
#include <deque>
#include <functional>

namespace readyscope {

class UndoList : public QObject {
    Q_OBJECT
public:
    using Id = std::uint64_t;
    static constexpr std::size_t kMost = 50; // the oldest go first

    using QObject::QObject;

    // `words` follow "Undo": "Remove web".
    Id add(const QString& words, std::function<void()> undo);
    bool isEmpty() const { return m_entries.empty(); }
    QString words() const; // of the last; empty: there is none
    void undoLast();
    void undo(Id id); // nothing where it is not there any more
    void clear();     // what they are about is gone

signals:
    void changed();

private:
    struct Entry {
        Id id = 0;
        QString words;
        std::function<void()> undo;
    };
    std::deque<Entry> m_entries;
    Id m_last = 0;
};

} // namespace readyscope
