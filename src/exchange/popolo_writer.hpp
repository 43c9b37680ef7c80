#pragma once

#include "exchange/popolo_parts.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace eomt::exchange {

/// Makes the document class by class.
class PopoloWriter
{
public:
    explicit PopoloWriter(TableSet tables) : m_tables{std::move(tables)}, m_parts{m_tables} {}

    nlohmann::ordered_json document()
    {
        learn_names();
        add_persons();
        add_organisations();
        add_delegations();
        add_members();
        add_offices();
        add_elections();
        add_missions();
        return {{"persons", m_persons},
                {"organizations", m_organisations},
                {"memberships", m_memberships},
                {"posts", m_posts},
                {"events", m_events},
                {"areas", m_parts.areas()}};
    }

private:
    void learn_names();
    void add_persons();
    void add_organisations();
    void add_delegations();
    void add_posts(const RowView& composition);
    void add_members();
    void add_representative(const RowView& member);
    void add_offices();
    std::string body_id(const std::string& body);
    void add_elections();
    void add_missions();
    void add_team();
    void add_timeline();

    std::string person_id(const std::string& person) const
    {
        return (m_recorded.contains(person) ? "person:" : "named:") + person;
    }
    std::string called(const std::string& organisation) const
    {
        const auto name = m_called.find(organisation);
        return name == m_called.end() ? organisation : name->second;
    }

    TableSet m_tables;
    PopoloParts m_parts;
    std::set<std::string> m_recorded;               ///< persons with a record of their own
    std::map<std::string, std::string> m_elections; ///< election -> its name with its date
    std::map<std::string, std::string> m_called;    ///< organisation -> short name, else name
    std::map<std::string, std::string> m_bodies;    ///< name -> id of an organization
    std::set<std::string> m_body_ids;
    std::map<std::string, std::string> m_delegations; ///< organisation and country -> id
    nlohmann::ordered_json m_persons = nlohmann::ordered_json::array();
    nlohmann::ordered_json m_organisations = nlohmann::ordered_json::array();
    nlohmann::ordered_json m_memberships = nlohmann::ordered_json::array();
    nlohmann::ordered_json m_posts = nlohmann::ordered_json::array();
    nlohmann::ordered_json m_events = nlohmann::ordered_json::array();
};

} // namespace eomt::exchange
