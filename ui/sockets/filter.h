// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which sockets are to be seen, as one types it: `kind:tcp has:ERR is:ready web -"two words"`. All terms must hold;
// values with commas between them are alternatives, and a "-" before a term turns it round. Case does not matter.

#include "core/socket/socketinfo.h"

#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

namespace readyscope {

// What a filter looks at.
struct FilterSubject {
    const SocketInfo* info = nullptr;
    Events revents;   // now
    Events seen;      // at some time in what is kept of its lane
    QString listener; // the name of the one that accepted it
};

enum class RowState { Ready, Ended, Listening, Connecting, Open, Refused, Error, Watched };

bool isInState(const FilterSubject& subject, RowState state);

class Filter {
public:
    enum class Key { Text, Name, Address, Kind, Has, Now, Is, Fd };
    struct Term {
        Key key = Key::Text;
        bool isNegative = false;
        QStringList texts;            // of Text, Name, Address and Kind
        Events events;                // of Has and Now: any of these
        std::vector<RowState> states; // of Is
        std::vector<int> descriptors; // of Fd
    };

    void add(Term term) { m_terms.push_back(std::move(term)); }
    bool isEmpty() const { return m_terms.empty(); } // matches everything
    bool matches(const FilterSubject& subject) const;
    // Whether `seen` matters, which costs a look into the history of each lane.
    bool asksForSeen() const;

private:
    std::vector<Term> m_terms;
};

struct FilterError {
    qsizetype position = 0; // of the first character that is wrong
    qsizetype length = 0;   // 0: something is missing there
    QString message;
    bool isUnfinished = false; // nothing is wrong so far, and what follows may make it right
    Filter before;             // the terms before the wrong one
};

std::variant<Filter, FilterError> parseFilter(const QString& text);

// What may stand where a term does, keys first and then each with its values: "kind:", "kind:tcp", "has:IN".
QStringList filterTerms();

} // namespace readyscope
