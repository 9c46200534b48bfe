package foyer

// Names of columns in French, a line for each field.
const aliasesFR = `
full_name: Nom complet | Nom | Nom et prénom | Nom prénom | Prénom et nom | Prénom nom | Nom du client | Nom du prospect | Nom du contact | Contact | Client | Prospect | Nom de la personne | Nom & prénom | Noms
first_name: Prénom | Prénoms | Prénom du contact | Prénom du client | Petit nom
last_name: Nom | Nom de famille | Nom du contact | Nom famille | Patronyme | Nom usuel | Nom de naissance
company: Société | Nom du compte | Entreprise | Raison sociale | Compagnie | Nom de la société | Nom de l'entreprise | Nom société | Organisation | Organisme | Employeur | Nom entreprise | Enseigne | Nom commercial | Établissement | Dénomination | Dénomination sociale | Structure
job_title: Fonction | Titre professionnel | Poste | Titre | Titre du poste | Profession | Métier | Emploi | Intitulé du poste | Qualité | Occupation | Poste occupé | Fonction occupée | Métier exercé
email: Courriel | E-mail | Email | Mail | Adresse courriel | Adresse e-mail | Adresse email | Adresse mail | Adresse électronique | Courrier électronique | Mél | Courriel principal | Email principal | Mail principal | Courriel personnel | Email perso
email_2: Autre courriel | Deuxième courriel | Courriel 2 | Email secondaire | Courriel secondaire | Second courriel | Autre e-mail | Autre email | Email 2 | Mail 2 | Deuxième email | Courriel professionnel | Email professionnel | Email pro | E-mail professionnel | Mail pro
phone: Téléphone | Tél | Tél. | Numéro de téléphone | No de téléphone | N° de téléphone | N° téléphone | Num téléphone | Téléphone fixe | Fixe | Tél fixe | Téléphone domicile | Téléphone maison | Téléphone principal | Téléphone 1 | Tél. domicile | Téléphone résidence | Tel 1 | Domicile | Ligne fixe | Tél. résidence | Téléphone résidentiel | Tél. maison
phone_mobile: Mobile | Portable | Téléphone portable | Tél portable | Tél. portable | Téléphone mobile | Cellulaire | Téléphone cellulaire | Numéro de portable | Tél mobile | Tél. mobile | GSM | Tél. cellulaire | N° de portable | Cell | Numéro mobile
phone_work: Téléphone professionnel | Téléphone pro | Téléphone bureau | Tél bureau | Tél. bureau | Tél pro | Téléphone travail | Bureau téléphone | Tél. travail | Téléphone au travail | Ligne directe | Tél. professionnel | Téléphone société | Standard
contact_by_email: Contact par courriel | Contact par email | Contact par e-mail | Contacter par courriel
contact_by_phone: Contact par téléphone | Contacter par téléphone
do_not_contact: Ne pas contacter | Opposition au contact
address_line1: Adresse | Adresse 1 | Rue | Adresse postale | Adresse ligne 1 | Adresse complète | Voie | Adresse du domicile | Numéro et rue | N° et rue | Adresse de facturation | Rue et numéro | Domicile adresse | Adresse civique
address_line2: Complément | Complément d'adresse | Complément adresse | Adresse 2 | Adresse ligne 2 | Appartement | App | Appt | Bâtiment | Adresse (suite) | Compl adresse | Compl
city: Ville | Commune | Localité | Municipalité | Ville de résidence
region: Province | Dépt | Dép | Dpt | Région | Département | État | Canton | État/Province | Province/État | Province ou état
postal_code: Code postal | CP | Code Post | C.P. | Code postale | NPA
country: Pays | Pays de résidence
website: Site web | Site internet | Site | URL du site | Page web | Adresse web | Site web de l'entreprise
birthday: Date de naissance | Anniversaire | Né le | Née le | Né(e) le | Naissance | Date naissance | DDN
language: Langue | Langue parlée | Langue de communication | Langue préférée | Langue de correspondance
external_id: Identifiant externe | ID externe | Référence externe | Code externe | Identifiant | ID client | N° client | Numéro client | Code client | Référence client | ID contact | ID prospect | Numéro de client | Réf client | Référence | Réf. | N° de dossier | Numéro de dossier | ID du contact | Id fiche | No client | Code tiers | N° contact | ID d'enregistrement | ID de l'enregistrement | ID fiche client
source: Source | Origine | Provenance | Source du prospect | Source du lead | Origine du contact | Canal | Canal d'acquisition | Comment nous avez-vous connu | Comment avez-vous entendu parler de nous | Portail | Provenance du contact | Source du contact | Origine du lead | Moyen de connaissance | Source d'origine | Source originale | Canal marketing | Canal de provenance | Vient de | Moyen de contact | Comment connu | Source de trafic | Connu par | Nous a connu par | A connu l'agence par | Venu par | Contact via
status: Statut | Étape | État | Statut du prospect | Statut du lead | Stade | Statut client | Étape du pipeline | Statut du contact | État d'avancement | Avancement | Étape de vente | Statut commercial | Étape actuelle | Où en est-on | Où on en est
intent: Achat / Vente / Location | Achat Vente Location | Type de projet | Projet | Type de transaction | Achat ou vente | Intention | Nature du projet | Transaction | Acheteur ou vendeur | Type de demande | Souhaite | Type projet | Achat/Vente
lead_type: Type de prospect | Type | Type de contact | Type de client | Type de lead | Catégorie de client
rating: Cote | Température | Évaluation | Intérêt | Qualité du lead | Chaleur
site: Bureau | Succursale | Agence de rattachement | Point de vente | Agence responsable | Agence
owner: Responsable | Collaborateur | Collaboratrice | Assigné à | Attribué à | Propriétaire | Commercial | Conseiller | Courtier | Agent | Négociateur | Agent immobilier | Affecté à | Conseillère | Vendeur attitré | Gestionnaire | Suivi par | Interlocuteur | Propriétaire du contact | Négociatrice | Responsable du dossier | Chargé de clientèle | Propriétaire du prospect | Conseiller attribué | Utilisateur assigné | Nom du courtier | Courtier assigné | Courtier responsable | Agent en charge | Conseiller en charge | Pris en charge par | Géré par | Agent responsable | Qui suit | Chargé du suivi | Référent interne | Négociateur en charge | Vendeur | Qui s'en occupe
partner_id: Identifiant du partenaire | ID partenaire | Partenaire | Code partenaire | N° partenaire
agent_id: Identifiant de l'agent | ID agent | Code agent | N° agent | Matricule agent
financing: Financement | Mode de financement | Type de financement | Comptant ou prêt
prequalified: Préqualifié | Accord de principe | Accord bancaire | Accord de prêt | Accord de la banque | Financement obtenu | Financement validé | Préapprouvé | Préautorisé | Préapprobation | Préqualification | Pré-approuvé | Prêt accordé | Pré-qualifié | Préautorisation hypothécaire | Préautorisation | Accord banque | Accord prêt
lender_name: Prêteur | Banque | Établissement prêteur | Institution financière | Nom du prêteur | Institution prêteuse | Créancier hypothécaire | Organisme prêteur
loan_officer_name: Conseiller en prêt | Courtier hypothécaire | Courtier en prêt | Conseiller bancaire | Conseiller hypothécaire | Nom du conseiller en prêt | Conseiller hypo | Courtier hypo
loan_officer_email: Courriel du conseiller | Courriel du conseiller en prêt | Email du conseiller en prêt | Courriel du courtier hypothécaire
referral: Recommandation | Référence client oui/non | Recommandé | Est recommandé
referral_source: Recommandé par | Référé par | Parrain | Apporteur | Apporteur d'affaires | Prescripteur | Référent | Source de la recommandation | Parrainé par | Nom du référent | Réf. par | Référé de | Recommandé par qui | Envoyé par | De la part de
mls_id: N° MLS | No MLS | Numéro MLS | MLS | No Centris | Numéro Centris | N° Centris | Centris | N° d'inscription | Numéro d'inscription | No d'inscription
property_id: Identifiant du bien | Référence du bien | Réf. bien | ID du bien | Référence annonce | Réf. annonce | Référence de l'annonce | N° de mandat | Référence mandat | Numéro de mandat | Réf. du bien | N° annonce | Réf bien
budget_min: Budget de | Budget min | Budget minimum | Prix min | Prix minimum | Budget mini | Prix mini | Prix de | Prix à partir de
budget_max: Budget à | Budget max | Budget maximum | Prix max | Prix maximum | Budget maxi | Prix maxi | Prix à | Budget | Fourchette de prix | Enveloppe | Budget total | Budget d'achat
message: Message | Demande | Question | Votre message | Texte du message | Message du contact | Contenu de la demande | Message du prospect | Votre demande | Commentaire du prospect | Contenu du message | Texte de la demande | Msg | Comment pouvons-nous vous aider | Votre question
notes: Notes | Note | Commentaire | Commentaires | Remarque | Remarques | Observations | Observation | Description | Infos complémentaires | Informations complémentaires | Détails | Mémo | Notes internes | Précisions | Informations | Infos
tags: Étiquettes | Étiquette | Mots-clés | Tags | Groupes | Groupe | Catégories | Libellés | Segments | Listes
created_at: Créé le | Date de création | Date création | Créé | Création | Date d'ajout | Ajouté le | Date d'entrée | Reçu le | Date de réception | Date de la demande | Date d'inscription | Inscrit le | Date du lead | Date de contact initial | Date demande | Enregistré le | Date de saisie | Date d'enregistrement | Horodateur | Date de prise de contact | Date | Date 1er contact | Date premier contact | Premier contact | Date et heure | Date d'encodage | Encodé le | Date encodage
-: Nom complet de l'adresse de messagerie | Type de messagerie | Civilité | Genre | Sexe | Âge | Fax | Télécopie | Télécopieur | Deuxième prénom | Second prénom | Situation familiale | Statut marital | Secteur | Secteur d'activité | Effectif | Chiffre d'affaires | Type de bien | Type de propriété | Nombre de pièces | Pièces | Chambres | Nb chambres | Surface | Superficie | Terrain | Étage | Salles de bain | Modifié le | Date de modification | Dernière modification | Dernière visite | Dernière activité | Dernier contact | Dernière connexion | Prochaine action | Prochain rendez-vous | Relance | Date de relance | Priorité | Score | Délai | Échéance | Latitude | Longitude | SIRET | SIREN | N° TVA | Numéro de TVA | IBAN | Montant | Total | Prix | Photo | Lien | Consentement | RGPD | Opt-in | Newsletter | Infolettre | Conjoint | Nom du conjoint | Enfants | Signature | Poste téléphonique | Secteur recherché | Ville recherchée | Localisation | Quartier | Adresse du bien | Ville du bien | Objet | Nationalité | Lieu de naissance
`
