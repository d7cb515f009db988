"""Words that name one thing together, so that no phrase parts them. Data only."""

from itertools import pairwise

from mockserver.domain.generation.names.lists import LITTLE_WORDS

_COMPOUNDS = """
    lesson_plan pad_thai
    child_rearing child_minding child_bearing people_smuggling people_watching baby_sitting baby_sleeping
    near_miss rear_end ice_cream ice_hockey high_school middle_school primary_school fire_drill parking_lot
    traffic_stop traffic_light swimming_pool living_room dining_room server_room operating_room waiting_room
    locker_room loading_dock package_thief car_seat first_aid first_steps air_fryer vacuum_cleaner washing_machine
    coffee_maker pressure_washer hot_dog street_food meal_prep apple_pie solar_panel wind_turbine oil_change
    test_drive road_trip train_ride boat_trip bike_ride walking_tour city_council town_hall press_conference
    earnings_call board_meeting stock_market real_estate open_house climate_change storm_surge black_hole
    space_station science_fair school_play birthday_party wedding_vows baby_shower grand_final final_boss
    penalty_shootout home_run free_throw half_marathon balance_beam mountain_bike white_water coral_reef sea_turtle
    polar_bear trail_cam bird_feeder raised_bed raised_beds pivot_table pivot_tables crash_course machine_learning
    data_center supply_chain assembly_line bottling_line blood_pressure knee_replacement hip_replacement
    physical_therapy social_media slow_motion night_walk time_lapse treatment_plant power_plant power_station
    recycling_plant bottling_plant processing_plant incineration_plant desalination_plant control_room house_fire
    car_accident car_crash garage_door ceiling_fan security_camera water_heater fire_engine fire_station
    figure_skating table_tennis boss_fight street_art world_cup space_shuttle wedding_dance brake_pads shower_head
    question_time escape_room team_building all_hands book_club river_table curtain_call ribbon_cutting bug_report
    stop_motion marching_band game_night movie_night quiz_night spelling_bee date_night opening_night trivia_night
"""
_JOINED = """
    hit_and_run rock_and_roll bed_and_breakfast drum_and_bass mac_and_cheese black_and_white salt_and_pepper
    fish_and_chips arts_and_crafts search_and_rescue hide_and_seek meet_and_greet trick_or_treat step_by_step
    before_and_after stand_up_comedy maid_of_honor maid_of_honour matron_of_honor father_of_the_bride
    mother_of_the_bride father_of_the_groom mother_of_the_groom show_and_tell wall_of_death work_in_progress
    no_hit_run
    point_of_view man_of_the_match goal_of_the_month house_of_cards call_of_duty game_of_thrones lord_of_the_rings
    jack_of_all_trades line_of_sight proof_of_concept return_on_investment end_of_year back_to_school
"""
_JOINED_WORDS = [tuple(one.split("_")) for one in _JOINED.split()]
JOINED = frozenset(one[at : at + 3] for one in _JOINED_WORDS for at in range(len(one) - 2))
"""Three words within an expression with function words that names one thing: "father of the", "of the bride"."""

COMPOUNDS = frozenset(tuple(one.split("_")) for one in _COMPOUNDS.split()) | {
    pair for one in _JOINED_WORDS for pair in pairwise(one) if not LITTLE_WORDS.issuperset(pair)
}
"""Two words that name one thing, so that no phrase parts them."""
