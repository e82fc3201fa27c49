// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/sets.h"

#include <algorithm>
#include <cerrno>
#include <string>

namespace readyscope {

namespace {

void putBit(DescriptorSets::Words& words, int fd, bool on) {
    const auto word = static_cast<std::size_t>(fd / DescriptorSets::kBitsAWord);
    const unsigned long bit = 1UL << (fd % DescriptorSets::kBitsAWord);
    words.at(word) = on ? words.at(word) | bit : words.at(word) & ~bit;
}

bool hasBit(const DescriptorSets::Words& words, int fd) {
    return (words.at(static_cast<std::size_t>(fd / DescriptorSets::kBitsAWord)) >> (fd % DescriptorSets::kBitsAWord)) &
           1UL;
}

int highestPlusOne(const DescriptorSets& sets) {
    for (int word = DescriptorSets::kWords - 1; word >= 0; --word) {
        const auto w = static_cast<std::size_t>(word);
        if (const unsigned long any = sets.read[w] | sets.write[w] | sets.except[w]; any != 0)
            return word * DescriptorSets::kBitsAWord + DescriptorSets::kBitsAWord - std::countl_zero(any);
    }
    return 0;
}

} // namespace

void DescriptorSets::put(int fd, Events sets) {
    const Events before = of(fd);
    writes += static_cast<int>(sets.any(Events::W)) - static_cast<int>(before.any(Events::W));
    excepts += static_cast<int>(sets.any(Events::E)) - static_cast<int>(before.any(Events::E));
    putBit(read, fd, sets.any(Events::R));
    putBit(write, fd, sets.any(Events::W));
    putBit(except, fd, sets.any(Events::E));
    if (!sets.empty())
        nfds = std::max(nfds, fd + 1);
    else if (fd + 1 == nfds)
        nfds = highestPlusOne(*this);
}

Events DescriptorSets::of(int fd) const {
    Events sets;
    if (hasBit(read, fd))
        sets |= Events::R;
    if (hasBit(write, fd))
        sets |= Events::W;
    if (hasBit(except, fd))
        sets |= Events::E;
    return sets;
}

Status SetMultiplexer::add(Token token, int fd, Events events, Trigger /*trigger*/) {
    if (fd >= FD_SETSIZE)
        return SysError{"FD_SET", 0, {}, "descriptor " + std::to_string(fd) + ", and select ends at 1023"};
    if (token >= m_fds.size())
        m_fds.resize(token + 1, -1);
    m_fds[token] = fd;
    m_tokens.at(static_cast<std::size_t>(fd)) = token;
    m_asked.put(fd, events);
    return Done{};
}

Status SetMultiplexer::modify(Token token, Events events, Trigger /*trigger*/) {
    if (const int fd = fdOf(token); fd >= 0)
        m_asked.put(fd, events);
    return Done{};
}

void SetMultiplexer::remove(Token token) {
    if (const int fd = fdOf(token); fd >= 0) {
        m_asked.put(fd, {});
        m_fds[token] = -1;
    }
}

void SetMultiplexer::finish(const sigset_t* /*mask*/, const Outcome& outcome, std::vector<Ready>& ready) const {
    ready.clear();
    eachNamed(outcome, [&ready](const Ready& one) {
        ready.push_back(one);
        return true;
    });
}

Outcome SetMultiplexer::ask(std::span<const Question> questions, std::vector<Ready>& ready) {
    ready.clear();
    DescriptorSets sets;
    for (const Question& question : questions)
        if (question.fd < FD_SETSIZE)
            sets.put(question.fd, question.events);
    Outcome outcome = callWith(sets, 0, nullptr);
    ++m_calls;
    if (outcome.returned > 0)
        for (const Question& question : questions)
            if (question.fd < FD_SETSIZE)
                if (const Events in = sets.of(question.fd); !in.empty())
                    ready.push_back({question.token, in, in});
    return outcome;
}

} // namespace readyscope
